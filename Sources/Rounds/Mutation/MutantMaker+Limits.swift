// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

extension MutantMaker {
    /// The seats and the limits of a quota one step up and down.
    func addLimits(_ index: Int) {
        let quota = rulebook.quotas[index]
        let award = rulebook.awards[quota.award].title
        if let seats = quota.seats, isInherited || rulebook.isOwn(quota.position), !isShare(seats) {
            for sign in [1, -1] {
                add(
                    quota, at: quota.position, seats, by: Rational(sign), words: prose.words(seats),
                    hint: Message("cases.hint.seats", ["award": award])
                ) { $0.seats = $1 }
            }
        }
        for (place, rule) in quota.rules.enumerated() where isInherited || rulebook.isOwn(rule.position) {
            guard !isShare(rule.limit) else { continue }
            let isOfWinners = rule.kind == .floor || rule.kind == .ceiling
            let step = rule.base != nil || isOfWinners ? Granularity.share : Rational(1)
            for shift in [step, step.scaled(-1)] {
                add(
                    quota, at: rule.position, rule.limit, by: shift, words: rule.title ?? rule.id,
                    hint: Message("cases.hint.limit", ["award": award, "rule": rule.title ?? rule.id])
                ) { quota, limit in
                    quota.rules[place].limit = limit
                }
            }
        }
    }

    /// A rounded share is a part of its own, with mutants of its own.
    private func isShare(_ id: ExpressionID) -> Bool {
        if case .share = rulebook.expressions[id].operation { true } else { false }
    }

    private func add(
        _ quota: Quota, at position: SourcePosition, _ operand: ExpressionID, by shift: Rational,
        words: String, hint: Message,
        _ body: (inout Quota, ExpressionID) -> Void
    ) {
        var change = RulebookChange(rulebook)
        let moved = change.shifted(operand, by: shift, in: rulebook)
        change.quotas = rulebook.quotas.map { other in
            guard other.award == quota.award else { return other }
            var changed = other
            body(&changed, moved)
            return changed
        }
        append(
            Mutant(
                position: position,
                what: Message(
                    shift > .zero ? "cases.mutant.limit_raised" : "cases.mutant.limit_lowered",
                    [
                        "award": rulebook.awards[quota.award].title, "limit": words,
                        "step": prose.number(shift > .zero ? shift : shift.scaled(-1)),
                    ]),
                hint: hint, awards: dependents(of: quota.award), limits: [], change: change))
    }

    private func dependents(of award: Int) -> Set<Int> {
        Set(inventory.dependencies.indices.filter { inventory.dependencies[$0].contains(award) })
    }
}
