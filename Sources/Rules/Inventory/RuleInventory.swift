// SPDX-License-Identifier: Apache-2.0

public import Records

/// Everything that the rules of a pack say, place by place, and which awards each place can touch.
///
/// Only what some award, quota, exclusion or limit reads is here: a definition that nothing uses has no effect.
public struct RuleInventory: Sendable {
    /// The parts in the order of files and lines.
    public let parts: [RulePart]
    /// The awards, by index, on which each award depends, itself included.
    public let dependencies: [Set<Int>]

    /// Takes the inventory of the pack's own files, or of its parents' files too.
    public init(_ rulebook: Rulebook, inherited: Bool) {
        let reach = AwardReach(rulebook)
        dependencies = reach.dependencies
        var places: [Place: [ExpressionID]] = [:]
        for id in rulebook.expressions.indices where !(reach.awards(of: id).isEmpty && reach.limits(of: id).isEmpty) {
            let expression = rulebook.expressions[id]
            guard inherited || rulebook.isOwn(expression.position) else { continue }
            places[Place(file: expression.position, canonical: expression.canonical), default: []].append(id)
        }
        // The past awards of an exclusion are a list to look through: whether it is empty decides nothing.
        let lists = Set(rulebook.exclusives.compactMap(\.past))
        parts = places.map { place, ids in
            RulePart(
                expressions: ids, position: place.file,
                awards: ids.reduce(into: []) { $0.formUnion(reach.awards(of: $1)) },
                limits: ids.reduce(into: []) { $0.formUnion(reach.limits(of: $1)) },
                isCondition: rulebook.expressions[ids[0]].isSingleCondition && lists.isDisjoint(with: ids))
        }.sorted { ($0.position, $0.first) < ($1.position, $1.first) }
    }

    private struct Place: Hashable {
        let file: SourcePosition
        let canonical: ExpressionID
    }

    /// The parts that are conditions by themselves, not combinations of others.
    public var conditions: [RulePart] { parts.filter(\.isCondition) }
}

extension Rulebook {
    /// Whether a place stands in the files of the pack that was asked for, not in those of its parents.
    public func isOwn(_ position: SourcePosition) -> Bool { position.file.hasPrefix(pack.id + "/") }
}

extension Expression {
    /// Whether it is a condition that is not made of others: what a person would tick on a form.
    public var isSingleCondition: Bool {
        switch operation {
        case .compare, .between, .isOneOf, .isTrue, .isKnown, .isAbsent, .exists, .every, .some, .result, .check: true
        default: false
        }
    }
}
