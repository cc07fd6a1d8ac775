// SPDX-License-Identifier: Apache-2.0

@_spi(Testing) import Allocation
import Testing

/// What a rule does is told from what was learned with it; the slow way is to allocate the problem without it.
@Suite struct WithoutRuleTests {
    @Test("bindings, those who would enter and those who would leave are as if allotted anew", arguments: [1, 2, 3, 5])
    func departments(tie: Int) throws {
        var random = Seeded(UInt64(500 + tie))
        for (size, count) in [(40, 4), (90, 1), (120, 1)] {
            for _ in 0..<count * effort {
                let problem = Problem.departments(size, &random, tie: tie)
                guard try compare(problem) else { return }
            }
        }
    }

    @Test("the same under decisions")
    func decided() throws {
        var random = Seeded(520)
        for index in 0..<6 * effort {
            var problem = Problem.departments(80, &random, tie: 1 + index % 2)
            for _ in 0..<6 {
                let candidate = random.int(0...79)
                guard !problem.decisions.contains(where: { $0.candidate == candidate }) else { continue }
                problem = problem.decided(candidate, random.chance(30) ? .award : .deny)
            }
            guard try compare(problem) else { return }
        }
    }

    @Test("the same where caps are set aside", arguments: 0..<4)
    func setAside(seed: Int) throws {
        var random = Seeded(UInt64(540 + seed))
        var limits = TieLimits()
        (limits.caps, limits.triesAll) = (0, false)
        let shape = WorldShape(
            candidates: 4...10, groups: 3...5, rules: 3...7, kinds: [.cap, .cap, .reserve, .floor], decisions: true,
            ranks: 1...3)
        for index in 0..<40 * effort {
            let problem = index % 8 == 0 ? Problem.departments(60, &random, tie: 4) : shape.world(&random)
            guard try compare(problem, limits) else { return }
        }
    }

    /// Compares every report with the problem without the rule; true when all agree.
    private func compare(_ problem: Problem, _ limits: TieLimits = TieLimits()) throws -> Bool {
        let outcome = try allocate(problem, limits: limits)
        guard outcome.isDetermined else { return true }
        // What a vacant reserve keeps empty is said in seats, and stays when the seats are dropped.
        let isSaidInSeats = problem.reserves.contains { $0.ifUnfilled == .vacant }
        for report in outcome.rules where report.rule != .seats || !isSaidInSeats {
            let without = try allocate(problem.without(report.rule), detail: .standings)
            guard without.isDetermined, let binding = report.binding else { continue }
            let agrees =
                binding == (outcome.standings != without.standings)
                && report.wouldEnter == without.awarded.filter { outcome.standings[$0] != .awarded }
                && report.wouldLeave == outcome.awarded.filter { without.standings[$0] != .awarded }
            #expect(agrees, "\(report.rule) in \(problem)")
            if !agrees { return false }
        }
        return true
    }
}
