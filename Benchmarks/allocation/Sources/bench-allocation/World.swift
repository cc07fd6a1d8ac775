// SPDX-License-Identifier: Apache-2.0

import Allocation

/// A seeded generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// The shape of a measured problem.
struct World {
    var candidates: Int
    /// Overlapping groups with floors, ceilings, caps and reserves.
    var groups: Int
    /// Disjoint groups with a cap each.
    var units: Int
    /// Candidates that share a rank, on average.
    var tie = 1
    var seed: UInt64 = 11

    /// A tenth of the candidates get seats; members of the reserved groups rank worse, so that the rules bind.
    func problem() -> Problem {
        var random = Seeded(state: seed)
        let n = candidates
        let seats = max(1, n / 10)
        let density = (0..<groups).map { [50, 30, 20, 60, 40, 25, 70, 35][$0 % 8] }
        var members = [[Int]](repeating: [], count: groups)
        var merit = [Int](repeating: 0, count: n)
        for candidate in 0..<n {
            merit[candidate] = Int(random.next() % 1_000_000)
            for group in 0..<groups where Int(random.next() % 100) < density[group] {
                members[group].append(candidate)
                // Groups with a lower bound rank worse, groups with an upper bound better.
                merit[candidate] += group % 2 == 0 ? -60_000 : 60_000
            }
        }
        let order = (0..<n).sorted { (-merit[$0], $0) < (-merit[$1], $1) }
        var ranks = [Int](repeating: 0, count: n)
        for (position, candidate) in order.enumerated() { ranks[candidate] = position / tie + 1 }

        var problem = Problem(seats: seats, ranks: ranks)
        problem.groups = members.map(Group.init)
        for group in 0..<groups {
            let part = density[group]
            switch group % 4 {
            case 0: problem.floors.append(Floor(id: "g\(group)", group: group, share: .percent(part)))
            case 1: problem.ceilings.append(Ceiling(id: "g\(group)", group: group, share: .percent(part)))
            case 2: problem.reserves.append(Reserve(id: "g\(group)", group: group, atLeast: seats * part / 100))
            default: problem.caps.append(Cap(id: "g\(group)", group: group, atMost: seats * part / 100))
            }
        }
        var unitMembers = [[Int]](repeating: [], count: units)
        for candidate in 0..<n where units > 0 { unitMembers[Int(random.next() % UInt64(units))].append(candidate) }
        for unit in 0..<units {
            problem.caps.append(
                Cap(id: "u\(unit)", group: problem.groups.count, atMost: max(1, seats * 105 / (100 * units))))
            problem.groups.append(Group(members: unitMembers[unit]))
        }
        return problem
    }
}
