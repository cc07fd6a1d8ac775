// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

/// An outcome may take over the model of another; the answer must be the one that is found alone.
@Suite struct AfterTests {
    @Test(
        "after a problem with other numbers, other members or other decisions, the outcome is as if alone",
        arguments: 1...3)
    func departments(tie: Int) throws {
        var random = Seeded(UInt64(700 + tie))
        for _ in 0..<4 * effort {
            let problem = Problem.departments(60, &random, tie: tie)
            let known = try allocate(problem)
            for other in Self.others(problem, &random) {
                let (after, alone) = (try? allocate(other, after: known), try? allocate(other))
                #expect(after == alone, "\(other) after \(problem)")
                guard let after, let alone else { continue }
                #expect(other.ranks.indices.allSatisfy { after.reason(of: $0) == alone.reason(of: $0) })
            }
        }
    }

    /// The problem with other numbers, which keeps its model, and with other people, which must not.
    private static func others(_ problem: Problem, _ random: inout Seeded) -> [Problem] {
        var numbers = problem
        numbers.seats = problem.seats.map { max(1, $0 + random.int(-3...3)) }
        for place in numbers.caps.indices { numbers.caps[place].atMost = random.int(1...6) }
        for place in numbers.reserves.indices { numbers.reserves[place].atLeast = random.int(0...2) }
        var members = problem
        for place in members.groups.indices where random.chance(50) { _ = members.groups[place].members.popLast() }
        var ranks = problem
        ranks.ranks.swapAt(0, ranks.ranks.count - 1)
        var groups = problem
        if let place = groups.caps.indices.last { groups.caps[place].group = random.int(0...groups.groups.count - 1) }
        return [numbers, members, ranks, groups, problem.decided(random.int(0...9), .award), problem.decided(3, .deny)]
    }
}
