// SPDX-License-Identifier: Apache-2.0

/// The settled way down the ranks up to its first choice, with places to start again from when a rule is left out.
struct Trail: Sendable {
    /// From the best rank down.
    var places: [Walk.Place] = []
    var forced: [Walk.Forced] = []
    /// Per rule, the first class at which it took part in refusing someone (-1: before the first).
    var first: [Int: Int] = [:]

    /// The last place before which a rule refused nobody; nil when that is the very beginning.
    ///
    /// What was taken up to there can be completed without the rule, as with it, and what was refused is refused by others.
    func place(before rule: Int) -> Walk.Place? {
        guard let last = first[rule] else { return places.last }
        return places.last { $0.end <= last }
    }
}

/// A whole way down the ranks without a choice.
struct Way: Sendable {
    /// The class after which each signature was closed.
    let closedAfter: [Int32]
    /// One past the last class that takes anyone.
    let end: Int

    /// The last class from which people of a signature are taken.
    func last(_ signature: Int) -> Int { min(Int(closedAfter[signature]), end - 1) }

    /// The candidates taken, best rank first, by position within a rank.
    func taken(_ classes: TieClasses) -> [Int] {
        var taken: [Int] = []
        classes.forEachEntry(before: end) { class_, signature, candidates in
            guard class_ <= closedAfter[signature] else { return }
            for candidate in candidates { taken.append(Int(candidate)) }
        }
        if classes.hasTies { classes.sortWithinRanks(&taken) }
        return taken
    }

    /// Whether each entry is taken, whole; none is taken in part.
    func isTaken(_ classes: TieClasses) -> [Bool] {
        var isTaken = [Bool](repeating: false, count: classes.signatures.count)
        isTaken.withUnsafeMutableBufferPointer { isTaken in
            for class_ in 0..<end {
                for entry in classes.entries(class_) {
                    isTaken[entry] = class_ <= closedAfter[Int(classes.signatures[entry])]
                }
            }
        }
        return isTaken
    }
}

extension Walk {
    /// The way that was found, if there was nowhere a choice.
    var way: Way? {
        guard let only = stretches.last, only.choices.isEmpty, only.bulk == nil, only.forced.isEmpty else { return nil }
        return Way(closedAfter: only.closedAfter, end: only.end)
    }
}
