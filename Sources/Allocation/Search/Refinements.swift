// SPDX-License-Identifier: Apache-2.0

/// What single orders of the ties show, where the choices are too many to follow all.
///
/// An order of the entries leaves the walk no choice. Whoever one order chooses and another does not is contested,
/// whatever the rest may be.
struct Refinements {
    private let limits: Limits
    private let cuts: [Cut]
    /// Per entry, whether some order chose one of its people, and left one out.
    private(set) var isIn: [Bool]
    private(set) var isOut: [Bool]
    /// What may still be spent, in steps over entries and signatures.
    private var budget = Self.budget

    private static let budget = 50_000_000
    /// The orders that turn all entries round, before single entries are asked about.
    private static let rounds = 16

    /// - parameter walk: a walk that was given up.
    init(_ walk: Walk) {
        (limits, cuts) = (walk.limits, walk.cuts)
        isIn = Array(repeating: false, count: walk.classes.counts.count)
        isOut = isIn
    }

    private var classes: TieClasses { limits.model.classes }

    /// Goes down orders that put each entry of its class first and last once, then down the best and the worst order for
    /// each that is still only ever seen in or out.
    ///
    /// - parameter isKnown: per entry, whether nothing about it is asked.
    mutating func look(_ isKnown: [Bool]) {
        for round in 0..<Self.rounds {
            follow(
                order { _, entries in
                    let first = entries.count * round / Self.rounds
                    return Array(entries[first...] + entries[..<first])
                })
        }
        for entry in isIn.indices where !isKnown[entry] && (isIn[entry] || isOut[entry]) {
            if !isIn[entry] { follow(order(for: entry, isBest: true)) }
            if !isOut[entry] { follow(order(for: entry, isBest: false)) }
        }
    }

    /// All entries, those of each class arranged.
    private func order(_ arrange: (Int, [Int]) -> [Int]) -> [Int] {
        (0..<classes.count).flatMap { class_ in
            let entries = Array(classes.entries(class_))
            return entries.count == 1 ? entries : arrange(class_, entries)
        }
    }

    /// The order that should serve an entry best: itself first, then those who share the fewest limits with it; or worst.
    private func order(for entry: Int, isBest: Bool) -> [Int] {
        var shared = [Int](repeating: 0, count: limits.model.sizes.count)
        for limit in limits.limits(of: Int(classes.signatures[entry])) {
            for s in limits.model.signaturesOf[limits.limits[Int(limit)].group] { shared[s] += 1 }
        }
        let rivalry = { (other: Int) in
            other == entry ? -1 : shared[Int(classes.signatures[other])]
        }
        return order { class_, entries in
            // What comes behind has no say.
            if Int(classes.starts[class_]) > entry { return entries }
            return entries.sorted { a, b in
                let (first, second) = (rivalry(a), rivalry(b))
                return first == second ? a < b : (first < second) == isBest
            }
        }
    }

    /// Goes down one order of the entries.
    private mutating func follow(_ order: [Int]) {
        budget -= order.count + limits.model.sizes.count * 8
        guard budget > 0 else { return }
        let refined = classes.refined(order)
        var walk = Walk(limits.with(refined), counting: [], TieLimits())
        walk.cuts = cuts
        walk.explore()
        budget -= walk.work
        guard !walk.isTooLarge, let way = walk.stretches.last, way.choices.isEmpty, way.bulk == nil else { return }
        let numbers = way.numbers(refined)
        for (place, entry) in order.enumerated() {
            let taken = place < numbers.count ? numbers[place] : 0
            if taken > 0 { isIn[entry] = true }
            if taken < classes.counts[entry] { isOut[entry] = true }
        }
    }
}
