// SPDX-License-Identifier: Apache-2.0

/// A problem settled without the caps that none of its lists can break.
///
/// A cap for each of thousands of units makes everyone different, although few of them are ever reached. The best list
/// without a cap is the best list with it as long as it obeys the cap: it is the best of more lists. So caps are set aside,
/// and those that some list might break are taken up again until none might.
struct Relaxed {
    /// The rules that were taken up, by their place among all, ascending.
    let kept: [Int]
    /// The problem in the terms of those rules.
    let model: Model
    let rules: [RuleBook.Rule]
    let settlement: Settlement
    /// For each cap set aside, the fewest and most chosen of its group.
    let idle: [Int: ClosedRange<Int>]
    private let ties: TieLimits

    /// Settles a problem with all its rules; where ties stay open, or it is not known which rules the ties rest on, without
    /// the caps that no list breaks.
    ///
    /// - parameter problem: no decision contradicts another.
    /// - parameter all: its rules, some of which may be left out.
    /// - parameter whole: the model with all of them.
    /// - parameter busy: caps that are taken up from the start.
    /// - parameter asksReasons: whether the problem will be settled again without each rule that the answer rests on.
    init(
        _ problem: Problem, _ all: [RuleBook.Rule], whole: Model, _ ties: TieLimits, leavingOut: Int? = nil,
        busy: Set<Int> = [], asksReasons: Bool
    ) {
        let present = all.indices.filter { $0 != leavingOut }
        let caps = present.filter { all[$0].name.kind == .cap }
        let isSimple = !whole.classes.hasTies || caps.count <= ties.caps
        let presentRules = leavingOut == nil ? all : present.map { all[$0] }
        let everyone = leavingOut == nil ? whole : Model(problem, presentRules)
        var tried: Settlement?
        if isSimple || ties.triesAll {
            var settlement = Settler(model: everyone, rules: presentRules, ties: ties).settle()
            let isEnough = settlement.isDetermined && (settlement.tellsRules || !asksReasons)
            if isSimple || isEnough || !settlement.isPossible {
                if isSimple && leavingOut == nil { settlement.tellOpen() }
                self.init(present, everyone, presentRules, settlement, [:], ties)
                return
            }
            tried = settlement
        }
        var busy = busy
        while busy.count * 2 <= caps.count {
            let kept = present.filter { all[$0].name.kind != .cap || busy.contains($0) }
            let rules = kept.map { all[$0] }
            let model = Model(problem, rules)
            let settlement = Settler(model: model, rules: rules, ties: ties).settle()
            guard settlement.isPossible, settlement.isDetermined else { break }
            let aside = caps.filter { !busy.contains($0) }
            let groups = aside.map { all[$0].group ?? 0 }
            let counts = GroupCounts(problem, model, settlement).counts(of: groups)
            var idle: [Int: ClosedRange<Int>] = [:]
            for (index, count) in zip(aside, counts) {
                // Who might be chosen is counted as `verify` counts it, one by one.
                if let count, let bound = all[index].hard?.bound, count.possible <= bound { idle[index] = count.range }
            }
            guard idle.count < aside.count else {
                self.init(kept, model, rules, settlement, idle, ties)
                return
            }
            busy.formUnion(aside.filter { idle[$0] == nil })
        }
        var settlement = tried ?? Settler(model: everyone, rules: presentRules, ties: ties).settle()
        if leavingOut == nil { settlement.tellOpen() }
        self.init(present, everyone, presentRules, settlement, [:], ties)
    }

    private init(
        _ kept: [Int], _ model: Model, _ rules: [RuleBook.Rule], _ settlement: Settlement,
        _ idle: [Int: ClosedRange<Int>], _ ties: TieLimits
    ) {
        (self.kept, self.model, self.rules, self.settlement) = (kept, model, rules, settlement)
        (self.idle, self.ties) = (idle, ties)
    }

    /// The caps that were taken up.
    var busy: Set<Int> { Set(zip(kept, rules).lazy.filter { $1.name.kind == .cap }.map(\.0)) }

    /// Whether no list of another settlement of the same model can break a cap that was set aside.
    func keepsIdle(_ problem: Problem, _ other: Settlement, _ all: [RuleBook.Rule]) -> Bool {
        guard !idle.isEmpty else { return true }
        guard other.isDetermined else { return false }
        let counts = GroupCounts(problem, model, other)
        return idle.keys.allSatisfy { index in
            guard let group = all[index].group, let bound = all[index].hard?.bound else { return true }
            return counts.possible(in: group) <= bound
        }
    }
}
