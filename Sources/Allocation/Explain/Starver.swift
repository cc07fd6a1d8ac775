// SPDX-License-Identifier: Apache-2.0

/// Finds out why nobody can be chosen.
struct Starver {
    let model: Model
    let rules: [RuleBook.Rule]

    /// A smallest set of rules that forces the empty list, and what each would have to say instead.
    ///
    /// Reserves force nothing but by keeping seats vacant: any list falls short less than the empty one.
    func starvation() -> Starvation? {
        let hard = rules.filter { $0.hard != nil }
        let question = HardRules(model: model, rules: hard, goal: .size(atLeast: 1), low: model.decided)
        guard question.witness(obeying: Array(hard.indices)) == nil else { return nil }
        let smallest = SmallestSet(count: hard.count, brokenWhileObeying: question.broken).find()
        return Starvation(
            rules: smallest.map { hard[$0].name },
            changes: smallest.map { RuleChange(rule: hard[$0].name, bound: bound(hard, without: $0)) })
    }

    /// The bound nearest to the present one with which a rule alone lets someone in; nil when none does.
    private func bound(_ hard: [RuleBook.Rule], without index: Int) -> RuleChange.Bound? {
        let rule = hard[index]
        let others = HardRules(
            model: model, rules: hard.enumerated().filter { $0.offset != index }.map(\.element),
            goal: .size(atLeast: 1), low: model.decided)
        guard let witness = others.witness() else { return nil }
        let total = model.count(nil, in: witness)
        let inside = rule.group.map { model.count($0, in: witness) } ?? total
        switch (rule.name.kind, rule.group) {
        case (.seats, _):
            return .number(others.least(from: total) { .size(atMost: $0) })
        case (.cap, let group?):
            return .number(others.least(from: inside) { .atMost($0, in: group) })
        case (.reserve, let group?):
            // Fewer seats kept let more outsiders in.
            let outsiders = others.least(from: total - inside) { .outside(group, atMost: $0) }
            return .number(max(0, seats - outsiders))
        case (.ceiling, let group?): return .share(share(group, inside, total, others, isLow: true))
        case (.floor, let group?): return .share(share(group, inside, total, others, isLow: false))
        default: return nil
        }
    }

    private var seats: Int {
        guard case .number(let seats)? = rules.first(where: { $0.name.kind == .seats })?.bound else { return 0 }
        return seats
    }

    /// The lowest or highest share of a group that a set obeying the other rules can have.
    private func share(_ group: Int, _ inside: Int, _ total: Int, _ others: HardRules, isLow: Bool) -> Share {
        var (inside, total) = (inside, total)
        // Each set found has a better share than the last; in whole numbers "better" is a row with bound -1.
        while true {
            let better =
                isLow
                ? Row(group: group, inside: total, all: -inside, bound: -1)
                : Row(group: group, inside: -total, all: inside, bound: -1)
            guard let witness = others.witness(with: better) else { break }
            (inside, total) = (model.count(group, in: witness), model.count(nil, in: witness))
        }
        return Share(inside, over: total) ?? .percent(0)
    }
}
