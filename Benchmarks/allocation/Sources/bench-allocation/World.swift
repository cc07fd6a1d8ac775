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

/// The shape of a measured problem: a tenth of the candidates get seats, and the rules bind.
enum World: CaseIterable {
    /// `groups` overlapping groups with floors, ceilings, caps and reserves, and `units` disjoint groups with a cap each.
    case random(groups: Int, units: Int)
    /// A department: 60 % in the front line, 30 % from small units, at most 20 % leaders, at least one of each branch, and
    /// at most four of each unit of thirty.
    case department

    static let allCases: [World] = [
        .random(groups: 3, units: 1), .random(groups: 3, units: 10), .random(groups: 6, units: 30),
        .random(groups: 8, units: 100), .department,
    ]

    /// How the table names it.
    var name: String {
        switch self {
        case .random(let groups, let units): "\(groups) groups, \(units) unit\(units == 1 ? "" : "s")"
        case .department: "department"
        }
    }

    /// The world of so many candidates, the same on every machine.
    func problem(candidates: Int) -> Problem {
        var random = Seeded(state: 11)
        return switch self {
        case .random(let groups, let units): Self.random(candidates, groups, units, &random)
        case .department: Self.department(candidates, &random)
        }
    }

    private static func random(_ n: Int, _ groups: Int, _ units: Int, _ random: inout Seeded) -> Problem {
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
        var problem = Problem(seats: seats, ranks: ranks(merit))
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
        let unitOf = (0..<n).map { _ in Int(random.next() % UInt64(units)) }
        problem.addCaps(on: unitOf, count: units, atMost: max(1, seats * 105 / (100 * units)))
        return problem
    }

    private static func department(_ n: Int, _ random: inout Seeded) -> Problem {
        let units = max(1, n / 30)
        let branches = max(3, min(20, n / 50))
        var unitOf: [Int] = []
        var merit: [Int] = []
        var members = [[Int]](repeating: [], count: 3 + branches)
        for candidate in 0..<n {
            let unit = Int(random.next() % UInt64(units))
            let isFront = random.next() % 100 < 53
            let isLeader = random.next() % 100 < 12
            unitOf.append(unit)
            merit.append(Int(random.next() % 400_000) + (isLeader ? 60_000 : 0) - (isFront ? 30_000 : 0))
            if isFront { members[0].append(candidate) }
            if unit % 4 == 0 { members[1].append(candidate) }
            if isLeader { members[2].append(candidate) }
            members[3 + unit % branches].append(candidate)
        }
        var problem = Problem(seats: max(1, n / 10), ranks: ranks(merit))
        problem.groups = members.map(Group.init)
        problem.floors = [
            Floor(id: "front", group: 0, share: .percent(60)), Floor(id: "small", group: 1, share: .percent(30)),
        ]
        problem.ceilings = [Ceiling(id: "leaders", group: 2, share: .percent(20))]
        problem.reserves = (0..<branches).map { Reserve(id: "branch\($0)", group: 3 + $0, atLeast: 1) }
        problem.addCaps(on: unitOf, count: units, atMost: 4)
        return problem
    }

    /// Ranks by merit, all different.
    private static func ranks(_ merit: [Int]) -> [Int] {
        let order = merit.indices.sorted { (-merit[$0], $0) < (-merit[$1], $1) }
        var ranks = [Int](repeating: 0, count: merit.count)
        for (place, candidate) in order.enumerated() { ranks[candidate] = place + 1 }
        return ranks
    }
}

extension Problem {
    /// Adds a cap on each of `count` disjoint groups.
    fileprivate mutating func addCaps(on unitOf: [Int], count: Int, atMost: Int) {
        var members = [[Int]](repeating: [], count: count)
        for (candidate, unit) in unitOf.enumerated() { members[unit].append(candidate) }
        for unit in 0..<count {
            caps.append(Cap(id: "u\(unit)", group: groups.count, atMost: atMost))
            groups.append(Group(members: members[unit]))
        }
    }
}
