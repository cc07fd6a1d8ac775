// SPDX-License-Identifier: Apache-2.0

import Allocation

extension Problem {
    /// Units with caps, overlapping groups with every kind of rule, ranked so that the rules bind.
    static func departments(_ size: Int, _ random: inout Seeded, tie: Int = 1) -> Problem {
        let seats = size / random.int(4...12)
        var merit = (0..<size).map { _ in random.int(0...1_000) }
        var groups: [[Int]] = []
        var problem = Problem(seats: seats, ranks: [])
        for index in 0..<random.int(3...7) {
            let density = random.int(10...70)
            let isSupport = random.chance(50)
            let members = (0..<size).filter { _ in random.chance(density) }
            for member in members { merit[member] += isSupport ? -80 : 80 }
            groups.append(members)
            let id = "g\(index)"
            let part = max(1, density + random.int(-8...8))
            switch (isSupport, random.chance(50)) {
            case (true, true): problem.floors.append(Floor(id: id, group: index, share: .percent(part)))
            case (true, false):
                problem.reserves.append(
                    Reserve(
                        id: id, group: index, atLeast: seats * part / 100,
                        ifUnfilled: random.chance(30) ? .vacant : .open))
            case (false, true): problem.ceilings.append(Ceiling(id: id, group: index, share: .percent(part)))
            case (false, false): problem.caps.append(Cap(id: id, group: index, atMost: seats * part / 100))
            }
        }
        let units = random.int(3...40)
        let unitOf = (0..<size).map { _ in random.int(0...units - 1) }
        for unit in 0..<units {
            let members = (0..<size).filter { unitOf[$0] == unit }
            problem.caps.append(
                Cap(id: "u\(unit)", group: groups.count, atMost: max(1, seats * random.int(80...140) / 100 / units)))
            groups.append(members)
        }
        problem.groups = groups.map(Group.init)
        let order = (0..<size).sorted { (-merit[$0], $0) < (-merit[$1], $1) }
        problem.ranks = [Int](repeating: 0, count: size)
        for (place, candidate) in order.enumerated() { problem.ranks[candidate] = place / tie + 1 }
        return problem.faults().isEmpty ? problem : departments(size, &random, tie: tie)
    }
}
