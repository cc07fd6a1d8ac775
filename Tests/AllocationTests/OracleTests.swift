// SPDX-License-Identifier: Apache-2.0

import Allocation
import Foundation
import Testing

/// How many times more worlds than usual to try; `ALLOCATION_EFFORT=100 swift test` searches for an hour.
let effort = ProcessInfo.processInfo.environment["ALLOCATION_EFFORT"].flatMap { Int($0) } ?? 1

/// Compares an outcome with the definition; true when all agree.
func agrees(_ problem: Problem, sourceLocation: SourceLocation = #_sourceLocation) throws -> Bool {
    let oracle = Oracle(problem)
    let outcome = try allocate(problem)
    var same = outcome.standings == problem.ranks.indices.map(oracle.standing)
    if !oracle.isContradictory {
        if let certificate = outcome.certificate {
            let found = Verifier.discrepancies(in: Claim(outcome), about: problem, certificate: certificate)
            if !found.isEmpty { print(found) }
            same = same && found.isEmpty
        } else {
            same = false; print("no certificate")
        }
        same = same && outcome.isDetermined && outcome.filled == oracle.size
        same = same && outcome.shortfalls.map(\.missing) == oracle.shortfalls
        let classes = oracle.openClasses.map { [$0.rank, $0.least, $0.most] }
        same = same && outcome.contestedClasses.map { [$0.rank, $0.least, $0.most] } == classes
        for candidate in outcome.contested {
            same = same && outcome.reason(of: candidate) == .ties(ranks: oracle.deciders(of: candidate))
        }
    }
    #expect(same, "\(problem)\n\(outcome.standings) \(outcome.contestedClasses)", sourceLocation: sourceLocation)
    return same
}

@Suite struct OracleTests {
    @Test("random worlds agree with the definition", arguments: 0..<8)
    func random(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        for _ in 0..<150 * effort {
            guard try agrees(WorldShape().world(&random)) else { return }
        }
    }

    @Test("random worlds with decisions agree with the definition", arguments: 0..<4)
    func decisions(seed: Int) throws {
        var random = Seeded(UInt64(100 + seed))
        for _ in 0..<100 * effort {
            guard try agrees(WorldShape(decisions: true).world(&random)) else { return }
        }
    }
}
