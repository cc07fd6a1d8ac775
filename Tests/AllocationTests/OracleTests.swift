// SPDX-License-Identifier: Apache-2.0

@_spi(Testing) import Allocation
import Foundation
import Testing

/// How many times more worlds than usual to try: `ALLOCATION_EFFORT=100 swift test --filter AllocationTests`.
let effort = ProcessInfo.processInfo.environment["ALLOCATION_EFFORT"].flatMap { Int($0) } ?? 1

/// Compares an outcome, and what its certificate shows, with the definition; true when all agree.
func agrees(
    _ problem: Problem, limits: TieLimits = TieLimits(), sourceLocation: SourceLocation = #_sourceLocation
) throws -> Bool {
    let oracle = Oracle(problem)
    let outcome = try allocate(problem, limits: limits)
    var differences: [String] = []
    func compare<T: Equatable>(_ name: String, _ found: T, _ expected: T) {
        if found != expected { differences.append("\(name): \(found), not \(expected)") }
    }
    compare("standings", outcome.standings, problem.ranks.indices.map(oracle.standing))
    if oracle.isContradictory {
        compare("conflicts", outcome.conflicts.count, 1)
    } else {
        compare("determined", outcome.isDetermined, true)
        compare("filled", outcome.filled, oracle.size)
        compare("shortfalls", outcome.shortfalls.map(\.missing), oracle.shortfalls)
        compare(
            "classes", outcome.contestedClasses.map { [$0.rank, $0.least, $0.most] },
            oracle.openClasses.map { [$0.rank, $0.least, $0.most] })
        for candidate in outcome.contested {
            compare(
                "deciders", outcome.reason(of: candidate), .ties(ranks: oracle.deciders(of: candidate)))
        }
        for report in outcome.rules {
            compare("have of \(report.rule.id)", report.have, oracle.have(problem.group(of: report.rule)))
        }
        if let certificate = outcome.certificate {
            compare(
                "verified", Verifier.discrepancies(in: Claim(outcome), about: problem, certificate: certificate), [])
        } else {
            differences.append("no certificate")
        }
    }
    #expect(differences.isEmpty, "\(problem)", sourceLocation: sourceLocation)
    return differences.isEmpty
}

@Suite struct OracleTests {
    @Test("random worlds agree with the definition", arguments: 0..<8)
    func random(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        for _ in 0..<120 * effort {
            guard try agrees(WorldShape().world(&random)) else { return }
        }
    }

    /// Few ranks and many small caps, so that one class's resolution reaches into the next.
    private let tied = WorldShape(
        candidates: 5...9, groups: 3...5, rules: 3...6, kinds: [.cap, .cap, .cap, .floor, .reserve], ranks: 2...3,
        caps: 1...1, members: 2...4, fewestSeats: 60)

    @Test("worlds of little but ties agree with the definition", arguments: 0..<4)
    func ties(seed: Int) throws {
        var random = Seeded(UInt64(20 + seed))
        for _ in 0..<60 * effort {
            guard try agrees(tied.world(&random)) else { return }
        }
    }

    @Test("merged prefixes and classes settled as a whole agree with the definition", arguments: 0..<6)
    func merged(seed: Int) throws {
        var random = Seeded(UInt64(70 + seed))
        var limits = TieLimits()
        limits.choices = seed % 2 == 0 ? 1 : limits.choices
        limits.separate = seed % 3 == 0 ? limits.separate : 1
        for index in 0..<80 * effort {
            let shape =
                index % 2 == 0
                ? tied : WorldShape(kinds: [.cap, .reserve, .floor], laminar: index % 3 == 0, ranks: 1...3)
            guard try agrees(shape.world(&random), limits: limits) else { return }
        }
    }

    @Test("caps that no list breaks are set aside, and everything stays as defined", arguments: 0..<6)
    func setAside(seed: Int) throws {
        var random = Seeded(UInt64(200 + seed))
        var limits = TieLimits()
        (limits.caps, limits.triesAll) = (0, false)
        limits.choices = seed % 2 == 0 ? 1 : limits.choices
        limits.separate = seed % 3 == 0 ? 1 : limits.separate
        let loose = WorldShape(rules: 3...8, kinds: [.cap, .cap, .reserve], decisions: true, ranks: 1...3)
        for index in 0..<80 * effort {
            guard try agrees((index % 3 == 0 ? tied : loose).world(&random), limits: limits) else { return }
        }
    }

    @Test("what is said although the search was given up agrees with the definition", arguments: 0..<6)
    func givenUp(seed: Int) throws {
        var random = Seeded(UInt64(300 + seed))
        var limits = TieLimits()
        (limits.choices, limits.separate, limits.merged) = (1, 0, 0)
        limits.caps = seed % 2 == 0 ? 0 : .max
        let shape = WorldShape(
            candidates: 7...11, groups: 2...4, rules: 2...4, kinds: [.cap, .cap, .reserve, .floor, .ceiling],
            decisions: seed % 3 == 0, ranks: 4...5, caps: 0...2, members: 2...5)
        var told: [Standing: Int] = [:]
        var untold = told
        for _ in 0..<80 * effort {
            var problem = shape.world(&random)
            problem.seats = random.int(1...3)
            guard problem.faults().isEmpty else { continue }
            let outcome = try allocate(problem, limits: limits)
            guard !outcome.isDetermined, outcome.conflicts.isEmpty else { continue }
            let oracle = Oracle(problem)
            for (candidate, standing) in outcome.standings.enumerated() {
                let truth = oracle.standing(of: candidate)
                if standing == .notDetermined {
                    untold[truth, default: 0] += 1
                } else {
                    #expect(standing == truth, "\(candidate) of \(problem)")
                    told[truth, default: 0] += 1
                }
            }
        }
        // In small worlds single orders show everyone whom the ties decide about, and exchanges of seats everyone else.
        #expect([Standing.awarded, .contested, .notAwarded].allSatisfy { told[$0, default: 0] > 0 })
        #expect(untold.isEmpty)
    }

    @Test("larger worlds with more rules agree with the definition", arguments: 0..<4)
    func larger(seed: Int) throws {
        var random = Seeded(UInt64(50 + seed))
        for _ in 0..<12 * effort {
            guard try agrees(WorldShape(candidates: 10...12, groups: 2...6, rules: 3...8).world(&random)) else {
                return
            }
        }
    }

    @Test("random worlds with decisions agree with the definition", arguments: 0..<4)
    func decisions(seed: Int) throws {
        var random = Seeded(UInt64(100 + seed))
        for _ in 0..<80 * effort {
            guard try agrees(WorldShape(decisions: true).world(&random)) else { return }
        }
    }

    @Test("the worlds tried are not all alike")
    func variety() throws {
        var random = Seeded(0)
        var seen: [String: Int] = [:]
        func count(_ name: String, _ holds: Bool) { if holds { seen[name, default: 0] += 1 } }
        for index in 0..<400 {
            let outcome = try allocate((index % 2 == 0 ? WorldShape(decisions: true) : tied).world(&random))
            count("awarded", !outcome.awarded.isEmpty)
            count("contested", !outcome.contested.isEmpty)
            count("several contested classes", outcome.contestedClasses.count > 1)
            count("shortfall", outcome.shortfalls.contains { $0.missing > 0 })
            count("starved", outcome.starvation != nil)
            count("conflict", !outcome.conflicts.isEmpty)
            for kind in RuleKind.allCases {
                count("binding \(kind.rawValue)", outcome.rules.contains { $0.rule.kind == kind && $0.binding == true })
            }
        }
        for name in [
            "awarded", "contested", "several contested classes", "shortfall", "starved", "conflict", "binding seats",
            "binding cap", "binding ceiling", "binding floor", "binding reserve",
        ] { #expect(seen[name, default: 0] >= 3, "\(name)") }
    }
}

/// Every small world of a class that `SmallWorlds` states.
///
/// They are tried at regular intervals; with `ALLOCATION_EXHAUSTIVE` in the environment (`make exhaustive`) every one.
@Suite struct ExhaustiveTests {
    @Test("every world of one and two candidates agrees with the definition", arguments: 1...2)
    func all(candidates: Int) throws {
        _ = try SmallWorlds(candidates: candidates).visit(every: 1) { try agrees($0) }
    }

    @Test("worlds of three to five candidates agree with the definition", arguments: [(3, 11), (4, 211), (5, 4_001)])
    func larger(candidates: Int, step: Int) throws {
        let count = try SmallWorlds(candidates: candidates).visit(every: isExhaustive ? 1 : step) { try agrees($0) }
        if isExhaustive { print("\(count) worlds of \(candidates) candidates") }
    }

    private let isExhaustive = ProcessInfo.processInfo.environment["ALLOCATION_EXHAUSTIVE"] != nil
}
