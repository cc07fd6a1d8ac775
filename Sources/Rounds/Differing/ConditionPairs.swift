// SPDX-License-Identifier: Apache-2.0

/// Finds in two explanations of one candidate the conditions that made the difference.
struct ConditionPairs {
    typealias Node = ExplanationView.Node

    /// A condition before and after; one of them is nil where the rules have it only once.
    struct Pair {
        let before: Node?
        let after: Node?
        let basis: String
    }

    /// The innermost conditions whose truth differs in two lists of conditions that must all hold.
    ///
    /// - parameter satisfied: The truth at which a condition stands in nobody's way.
    static func differing(_ before: [Node], _ after: [Node], satisfied: String) -> [Pair] {
        pairs(before, after, basis: "").flatMap { pair in
            if let old = pair.before, let new = pair.after { return innermost(old, new, pair.basis) }
            // A condition that came or went matters to those in whose way it stands or stood.
            return (pair.before ?? pair.after)?.truth == satisfied ? [] : [pair]
        }
    }

    private static func innermost(_ before: Node, _ after: Node, _ basis: String) -> [Pair] {
        guard before.truth != after.truth else { return [] }
        let inner = pairs(before.parts, after.parts, basis: basis).flatMap { pair in
            guard let old = pair.before, let new = pair.after else { return [pair] }
            return innermost(old, new, pair.basis)
        }
        return inner.isEmpty ? [Pair(before: before, after: after, basis: basis)] : inner
    }

    /// Conditions that say the same, then those that differ only in a number, then those on the same line.
    private static func pairs(_ before: [Node], _ after: [Node], basis: String) -> [Pair] {
        var partners = [Int?](repeating: nil, count: after.count)
        var free = Array(before.indices)
        let likeness: [(Node, Node) -> Bool] = [
            { $0.words == $1.words }, { skeleton($0.words) == skeleton($1.words) },
            { !$0.position.isEmpty && $0.position == $1.position },
        ]
        for isAlike in likeness {
            for index in after.indices where partners[index] == nil {
                guard let place = free.firstIndex(where: { isAlike(before[$0], after[index]) }) else { continue }
                partners[index] = free.remove(at: place)
            }
        }
        func article(of node: Node) -> String { node.basis.isEmpty ? basis : node.basis }
        return after.indices.map { index in
            Pair(before: partners[index].map { before[$0] }, after: after[index], basis: article(of: after[index]))
        } + free.map { Pair(before: before[$0], after: nil, basis: article(of: before[$0])) }
    }

    /// Words without their numbers: a threshold that moved leaves the condition the same.
    private static func skeleton(_ words: String) -> String {
        var text = ""
        for character in words where !(character.isNumber || character == "," || character == ".") {
            text.append(character)
        }
        return text
    }
}
