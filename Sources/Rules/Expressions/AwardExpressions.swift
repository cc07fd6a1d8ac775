// SPDX-License-Identifier: Apache-2.0

/// The expressions that an award and its quota are made of, without those below them.
struct AwardExpressions {
    let roots: [ExpressionID]

    init(_ award: Award, _ quota: Quota?) {
        var roots = (award.requirements + award.holds + award.approvals).map(\.condition)
        roots += award.standards.flatMap { $0.conditions + $0.papers.compactMap(\.when) }
        roots += award.papers.compactMap(\.when)
        if let bonus = award.bonus { roots += [bonus.coefficient, bonus.base] + [bonus.rounding].compactMap { $0 } }
        roots += [award.uses, award.reuse].compactMap { $0 }
        roots += quota?.roots ?? []
        self.roots = roots
    }
}

extension Quota {
    /// The expressions that a quota is made of, without those below them.
    public var roots: [ExpressionID] {
        var roots = [seats].compactMap { $0 } + rank.map(\.expression)
        for rule in rules {
            roots.append(rule.limit)
            switch rule.group {
            case .condition(let id), .each(let id): roots.append(id)
            }
            if case .expression(let id)? = rule.base { roots.append(id) }
        }
        return roots
    }
}
