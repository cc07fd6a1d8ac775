// SPDX-License-Identifier: Apache-2.0

/// Which value follows from which answers to open matters: asked one after another, and no further than it matters.
public indirect enum AnswerTree<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value, whatever else is answered.
    case leaf(Value)
    /// What follows from each stretch of the answers to a matter, in ascending order.
    case ask(OpenMatter, [Arm])

    /// A stretch of answers, up to the next one's first.
    public struct Arm: Sendable, Hashable {
        /// The first answer.
        let from: Int64
        /// What follows.
        let tree: AnswerTree
    }

    /// A question with the same continuations merged; none when all are the same.
    static func asking(_ matter: OpenMatter, _ arms: [Arm]) -> AnswerTree {
        var merged: [Arm] = []
        for arm in arms {
            // What asks the same again over part of its answers is one question.
            if case .ask(matter, let inner) = arm.tree {
                for (place, one) in inner.enumerated() {
                    merged.append(Arm(from: place == 0 ? arm.from : one.from, tree: one.tree))
                }
            } else {
                merged.append(arm)
            }
        }
        var arms: [Arm] = []
        for arm in merged where arms.last?.tree != arm.tree { arms.append(arm) }
        return arms.count == 1 ? arms[0].tree : .ask(matter, arms)
    }

    /// What the answers come to: a value, or the matter that must be answered first.
    public enum Reading {
        /// The value that follows.
        case value(Value)
        /// The first matter that is still open.
        case open(OpenMatter)
    }

    /// What the answers come to.
    public func read(_ answers: OpenAnswers) -> Reading {
        switch self {
        case .leaf(let value): return .value(value)
        case .ask(let matter, let arms):
            guard let range = answers[matter], let arm = Self.arm(arms, range) else { return .open(matter) }
            return arm.tree.read(answers)
        }
    }

    /// The arm that a range of answers lies in; nil when it spans several.
    private static func arm(_ arms: [Arm], _ range: ClosedRange<Int64>) -> Arm? {
        guard let place = arms.lastIndex(where: { $0.from <= range.lowerBound }) else { return arms.first }
        if place + 1 < arms.count, arms[place + 1].from <= range.upperBound { return nil }
        return arms[place]
    }

    /// The value that follows from the answers; nil when they do not settle it.
    public func value(_ answers: OpenAnswers) -> Value? {
        if case .value(let value) = read(answers) { value } else { nil }
    }

    /// Every value that can follow from the answers.
    public func values(_ answers: OpenAnswers = [:]) -> Set<Value> {
        switch self {
        case .leaf(let value): return [value]
        case .ask(let matter, let arms):
            guard let range = answers[matter] else {
                return arms.reduce(into: []) { $0.formUnion($1.tree.values(answers)) }
            }
            var found: Set<Value> = []
            for (place, arm) in arms.enumerated() {
                let isLast = place + 1 == arms.count
                if place > 0, arm.from > range.upperBound { break }
                if !isLast, arms[place + 1].from <= range.lowerBound { continue }
                found.formUnion(arm.tree.values(answers))
            }
            return found
        }
    }

    /// The stretches of the answers to the one matter it hangs on whose value is of a kind.
    public func ranges(
        of matter: OpenMatter, in range: ClosedRange<Int64>, where isMeant: (Value) -> Bool
    ) -> [ClosedRange<Int64>] {
        switch self {
        case .leaf(let value): return isMeant(value) ? [range] : []
        case .ask(matter, let arms):
            return arms.enumerated().flatMap { place, arm -> [ClosedRange<Int64>] in
                let last = place + 1 < arms.count ? arms[place + 1].from - 1 : range.upperBound
                return arm.tree.ranges(of: matter, in: arm.from...last, where: isMeant)
            }
        case .ask: return []
        }
    }

    /// The matters that it hangs on, each with the first answers of its stretches.
    public func stretches(into found: inout [OpenMatter: Set<Int64>]) {
        guard case .ask(let matter, let arms) = self else { return }
        found[matter, default: []].formUnion(arms.dropFirst().map(\.from))
        for arm in arms { arm.tree.stretches(into: &found) }
    }

    /// The same questions with other values.
    public func map<Other>(_ body: (Value) -> Other) -> AnswerTree<Other> {
        switch self {
        case .leaf(let value): .leaf(body(value))
        case .ask(let matter, let arms):
            .asking(matter, arms.map { AnswerTree<Other>.Arm(from: $0.from, tree: $0.tree.map(body)) })
        }
    }

    /// What follows from several trees together, whose stretches are given; nil when there are more than `most` ways.
    ///
    /// - Parameters:
    ///   - stretches: The first answers of the stretches of every matter that `read` may find open.
    ///   - first: The first answer to a matter, and the last.
    ///   - read: What the answers come to.
    public static func joining(
        _ stretches: [OpenMatter: Set<Int64>], within range: (OpenMatter) -> ClosedRange<Int64>?, most: Int,
        _ read: (OpenAnswers) -> Reading
    ) -> AnswerTree? {
        var ways = 0
        func grow(_ answers: OpenAnswers) -> AnswerTree? {
            switch read(answers) {
            case .value(let value):
                ways += 1
                return ways > most ? nil : .leaf(value)
            case .open(let matter):
                guard answers[matter] == nil, let range = range(matter) else { return nil }
                let starts = [range.lowerBound] + (stretches[matter] ?? []).sorted()
                var arms: [Arm] = []
                var answers = answers
                for (place, start) in starts.enumerated() {
                    let end = place + 1 < starts.count ? starts[place + 1] - 1 : range.upperBound
                    answers[matter] = start...end
                    guard let tree = grow(answers) else { return nil }
                    arms.append(Arm(from: start, tree: tree))
                }
                return asking(matter, arms)
            }
        }
        return grow([:])
    }
}
