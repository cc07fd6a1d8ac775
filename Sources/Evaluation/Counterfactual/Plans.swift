// SPDX-License-Identifier: Apache-2.0

/// Alternative plans, none of which asks for more than another.
struct Plans {
    private(set) var list: [Plan]
    /// Whether there were more than could be kept.
    var isCut = false
    /// Whether a condition stood in the way that nothing can be computed backwards through.
    var isOpaque = false

    /// Nothing has to be done.
    static let done = Plans([Plan()])
    /// Nothing helps.
    static let none = Plans([])
    /// Perhaps something helps, but it cannot be computed what.
    static let opaque = Plans([], isOpaque: true)

    /// More than these are not kept: those that ask for the most are left out, and that is said.
    static let limit = 96

    init(_ list: [Plan], isCut: Bool = false, isOpaque: Bool = false) {
        self.list = list
        self.isCut = isCut
        self.isOpaque = isOpaque
    }

    var isDone: Bool { list.contains { $0.size == 0 } }
    var isEmpty: Bool { list.isEmpty }

    /// One of them is enough.
    static func any(_ alternatives: [Plans]) -> Plans {
        if alternatives.contains(where: \.isDone) { return .done }
        return pruned(
            alternatives.flatMap(\.list), isCut: alternatives.contains(where: \.isCut),
            isOpaque: alternatives.contains(where: \.isOpaque))
    }

    /// All of them are needed; of a count, each with events of its own.
    static func all(_ parts: [Plans], isCount: Bool = false) -> Plans {
        let isOpaque = parts.contains(where: \.isOpaque)
        let isCut = parts.contains(where: \.isCut)
        if parts.contains(where: \.isEmpty) { return Plans([], isCut: isCut, isOpaque: isOpaque) }
        var result = Plans([Plan()], isCut: isCut, isOpaque: isOpaque)
        for part in parts where !part.isDone {
            let isLarge = result.list.count * part.list.count > 2 * limit * 12
            let (left, right) =
                isLarge ? (result.list.prefix(48), part.list.prefix(48)) : (result.list[...], part.list[...])
            let product = left.flatMap { a in right.flatMap { a.joined($0, isCount: isCount) } }
            result = pruned(product, isCut: result.isCut || isLarge, isOpaque: isOpaque)
        }
        return result
    }

    /// At least so many of them; of a count, each with events of its own.
    static func atLeast(_ count: Int, of parts: [Plans], isCount: Bool = false) -> Plans {
        let needed = count - parts.count(where: \.isDone)
        if needed <= 0 { return .done }
        let isOpaque = parts.contains(where: \.isOpaque)
        let open = parts.filter { !$0.isDone && !$0.isEmpty }
        guard open.count >= needed, needed <= limit else { return Plans([], isOpaque: isOpaque) }
        // reached[n] holds the plans by which n of the parts seen so far come true.
        var reached: [Plans] = [.done] + Array(repeating: .none, count: needed)
        for part in open {
            for index in stride(from: needed, through: 1, by: -1) {
                let more = all([reached[index - 1], part], isCount: isCount)
                if !more.isEmpty { reached[index] = any([reached[index], more]) }
            }
        }
        var result = reached[needed]
        result.isOpaque = isOpaque
        return result
    }

    /// Those that ask for no more than another does, as many as may be kept.
    private static func pruned(_ plans: [Plan], isCut: Bool, isOpaque: Bool) -> Plans {
        var kept: [Plan] = []
        var isCut = isCut
        for plan in Set(plans).sorted() {
            if kept.contains(where: plan.implies) { continue }
            if kept.count == limit {
                isCut = true
                break
            }
            kept.append(plan)
        }
        return Plans(kept, isCut: isCut, isOpaque: isOpaque)
    }
}
