// SPDX-License-Identifier: Apache-2.0

import Allocation

/// All worlds of so many candidates with two groups, a rule or none on each, any ties and any number of seats.
struct SmallWorlds {
    let candidates: Int
    private let options: [(Problem, Int) -> Problem] = [
        { problem, _ in problem },
        { $0.cap($1, 0) }, { $0.cap($1, 1) }, { $0.ceiling($1, "1/2") }, { $0.ceiling($1, "1/3") },
        { $0.floor($1, "1/2") }, { $0.floor($1, "2/3") }, { $0.reserve($1, 1) }, { $0.reserve($1, 2) },
        { $0.reserve($1, 1, .vacant) }, { $0.reserve($1, 2, .vacant) },
    ]

    private var sizes: [Int] {
        [candidates + 2, 1 << (candidates - 1), 1 << candidates, 1 << candidates, options.count, options.count]
    }

    var count: Int { sizes.reduce(1, *) }

    init(candidates: Int) { self.candidates = candidates }

    /// The world of an index; nil where the rules make a problem with faults.
    subscript(index: Int) -> Problem? {
        var rest = index
        let digits = sizes.map { size in
            defer { rest /= size }
            return rest % size
        }
        // One number of seats stands for none given; a set bit of the second digit starts a new rank.
        let seats = digits[0] == candidates + 1 ? nil : digits[0]
        var rank = 1
        let ranks = (0..<candidates).map { candidate in
            if candidate > 0, digits[1] >> (candidate - 1) & 1 == 1 { rank += 1 }
            return rank
        }
        let groups = [digits[2], digits[3]].map { mask in (0..<candidates).filter { mask >> $0 & 1 == 1 } }
        let bare = Problem.of(seats: seats, ranks: ranks, groups: groups)
        let problem = options[digits[5]](options[digits[4]](bare, 0), 1)
        return problem.faults().isEmpty ? problem : nil
    }
}
