// SPDX-License-Identifier: Apache-2.0

extension Description {
    /// The fewest and most that any complete list takes of groups given as numbers of members per entry.
    ///
    /// The people of an entry can stand for each other, so that of a number taken from it any may be members. Nil where the
    /// end of some path was settled without looking at more than who is in or out.
    func ranges(of groups: [[Int: Int]]) -> [ClosedRange<Int>?] {
        guard let root = stretches.indices.last else { return groups.map { _ in nil } }
        let sorted = groups.map { group in
            group.sorted { $0.key < $1.key }.map { Part(entry: $0.key, members: $0.value) }
        }
        var known = [[ClosedRange<Int>?]](repeating: [], count: stretches.count)
        for index in reachable {
            let stretch = stretches[index]
            let ends = Int(classes.starts[stretch.end])
            let first = Int(classes.starts[stretch.start])
            let behind = rest(of: stretch, groups, sorted)
            known[index] = sorted.indices.map { group in
                var own = 0...0
                for part in sorted[group] where part.entry >= first && part.entry < ends {
                    own = sum(own, range(part, taken: Int(numbers[index][part.entry - first])))
                }
                guard !stretch.choices.isEmpty else { return behind[group].map { sum(own, $0) } }
                var options: ClosedRange<Int>?
                for (choice, next) in zip(stretch.choices, stretch.next) {
                    guard var option = known[next][group] else { return nil }
                    for part in sorted[group] where part.entry >= ends && part.entry < ends + choice.count {
                        option = sum(option, range(part, taken: choice[part.entry - ends]))
                    }
                    let so = options ?? option
                    options = min(so.lowerBound, option.lowerBound)...max(so.upperBound, option.upperBound)
                }
                return options.map { sum(own, $0) }
            }
        }
        return known[root]
    }

    private struct Part {
        let entry: Int
        let members: Int
    }

    private func sum(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int> {
        a.lowerBound + b.lowerBound...a.upperBound + b.upperBound
    }

    /// How many members can be among those taken from an entry.
    private func range(_ part: Part, taken: Int) -> ClosedRange<Int> {
        let others = Int(classes.counts[part.entry]) - part.members
        return max(0, taken - others)...min(taken, part.members)
    }

    /// How many members can be among those taken where a stretch was settled as a whole; nobody where it was not.
    private func rest(
        of stretch: Walk.Stretch, _ groups: [[Int: Int]], _ sorted: [[Part]]
    ) -> [ClosedRange<Int>?] {
        guard let bulk = stretch.bulk else { return groups.map { _ in 0...0 } }
        if let rest = bulk.rest { return rest.ranges(of: groups) }
        let entries = classes.entries(stretch.end)
        return sorted.map { parts in
            let here = parts.filter { entries.contains($0.entry) }
            guard let only = here.first else { return 0...0 }
            // Of a last class it is known who can be in and who out, each alone.
            guard here.count == 1, only.members == 1 else { return nil }
            let place = only.entry - entries.lowerBound
            let isSure = bulk.low[place] == classes.counts[only.entry]
            return (isSure ? 1 : 0)...(bulk.high[place] > 0 ? 1 : 0)
        }
    }
}
