// SPDX-License-Identifier: Apache-2.0

/// Counts the members of groups of which a settlement knows nothing.
struct GroupCounts {
    /// How many of a group are chosen.
    struct Count {
        /// Under some order of the ties, each looked at alone.
        var possible: Int
        /// The fewest and most under any one order.
        var range: ClosedRange<Int>
    }

    private let problem: Problem
    private let settlement: Settlement
    /// The entry of each candidate, -1 for those who are decided or do not compete.
    private var entryOf: [Int32]
    /// Who sits whatever the ranks say.
    private let decided: Set<Int>

    init(_ problem: Problem, _ model: Model, _ settlement: Settlement) {
        self.problem = problem
        self.settlement = settlement.told(model.classes)
        decided = Set(problem.decisions.lazy.filter { $0.verdict == .award }.map(\.candidate))
        entryOf = Array(repeating: -1, count: problem.ranks.count)
        var next = 0
        for (entry, count) in model.classes.counts.enumerated() {
            for _ in 0..<count {
                entryOf[Int(model.classes.candidates[next])] = Int32(entry)
                next += 1
            }
        }
    }

    /// The most that can be chosen of a group, each member looked at alone.
    func possible(in group: Int) -> Int {
        Set(problem.groups[group].members).reduce(0) { count, member in
            let entry = Int(entryOf[member])
            return count + ((entry < 0 ? decided.contains(member) : settlement.everIn[entry]) ? 1 : 0)
        }
    }

    /// For each group, how many are chosen; nil where the fewest and most are not known.
    func counts(of groups: [Int]) -> [Count?] {
        var sure: [Int] = []
        var open: [[Int: Int]] = []
        for group in groups {
            var own = 0
            var contested: [Int: Int] = [:]
            for member in Set(problem.groups[group].members) {
                let entry = Int(entryOf[member])
                if entry < 0 {
                    if decided.contains(member) { own += 1 }
                } else if settlement.everIn[entry] {
                    if settlement.everOut[entry] { contested[entry, default: 0] += 1 } else { own += 1 }
                }
            }
            sure.append(own)
            open.append(contested)
        }
        let places = groups.indices.filter { !open[$0].isEmpty }
        let ranges = settlement.walk?.ranges(of: places.map { open[$0] }) ?? places.map { _ in nil }
        var counts: [Count?] = sure.map { Count(possible: $0, range: $0...$0) }
        for (place, range) in zip(places, ranges) {
            counts[place] = range.map { range in
                Count(
                    possible: sure[place] + open[place].values.reduce(0, +),
                    range: sure[place] + range.lowerBound...sure[place] + range.upperBound)
            }
        }
        return counts
    }
}
