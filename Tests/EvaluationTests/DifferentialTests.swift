// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules
import TestSupport
import Testing

@Suite struct DifferentialTests {
    /// Evaluates every award of a world and hands each candidate's verdict to the body.
    private func evaluate(
        _ world: RandomWorld, _ rulebook: Rulebook,
        _ body: (Evaluator, AwardEvaluation, Int) throws -> Void
    ) throws {
        let evaluator = try RandomWorld.evaluator(rulebook, try world.records(rulebook))
        for award in rulebook.order {
            let evaluation = evaluator.evaluate(award)
            for index in evaluation.candidates.indices { try body(evaluator, evaluation, index) }
            evaluator.publish(results(evaluation, evaluator), for: award)
        }
    }

    /// Without quotas whoever is eligible is awarded.
    private func results(_ evaluation: AwardEvaluation, _ evaluator: Evaluator) -> AwardResults {
        let record = evaluator.rulebook.awards[evaluation.award].record
        var column = TruthColumn(.false, count: evaluator.records.tables[record].count)
        for (candidate, verdict) in zip(evaluation.candidates, evaluation.verdicts) {
            column.set(
                candidate.row, verdict == .eligible ? .true : verdict == .undetermined ? .unknown : .false)
        }
        return AwardResults(eligible: column, awarded: column)
    }

    @Test("the fast path and the explanation agree on every candidate of random worlds", arguments: 0..<40)
    func agree(seed: Int) throws {
        let rulebook = try RandomWorld.rulebook()
        var counts: [Verdict: Int] = [:]
        try evaluate(RandomWorld(seed: UInt64(seed)), rulebook) { evaluator, evaluation, index in
            let candidate = evaluation.candidates[index]
            let explanation = evaluator.explain(evaluation.award, candidate)
            let award = rulebook.awards[evaluation.award]
            counts[evaluation.verdicts[index], default: 0] += 1
            #expect(evaluation.verdicts[index] == explanation.verdict, "\(award.id) P\(candidate.row)")
            #expect(evaluation.standards.map { $0[index] } == explanation.standards.map(\.truth), "\(award.id)")
            let isHeld = explanation.holds.contains { $0.trace.truth != .false }
            #expect(evaluation.held[index] == isHeld, "\(award.id)")
            // What is undetermined waits for something, and what is settled for nothing.
            #expect(
                explanation.missingFacts.isEmpty == (explanation.verdict != .undetermined),
                "\(award.id) P\(candidate.row)")
        }
        #expect(evaluatedAll(counts))
    }

    private func evaluatedAll(_ counts: [Verdict: Int]) -> Bool {
        [Verdict.eligible, .ineligible, .undetermined].allSatisfy { counts[$0, default: 0] > 50 }
    }

    @Test("filling in a blank never turns a settled verdict round", arguments: 0..<25)
    func monotone(seed: Int) throws {
        let rulebook = try RandomWorld.rulebook()
        let world = RandomWorld(seed: UInt64(1000 + seed))
        var before: [String: Verdict] = [:]
        try evaluate(world, rulebook) { _, evaluation, index in
            before["\(evaluation.award)/\(evaluation.candidates[index].row)"] = evaluation.verdicts[index]
        }
        var random = SplitMix(seed: UInt64(7000 + seed))
        for _ in 0..<4 {
            var filled = world
            for row in filled.people.indices {
                for cell in filled.people[row].indices where filled.people[row][cell].value == nil {
                    guard random.chance(2) else { continue }
                    filled.people[row][cell].value = value(filled.people[row][cell].key, &random)
                }
            }
            try evaluate(filled, rulebook) { _, evaluation, index in
                let key = "\(evaluation.award)/\(evaluation.candidates[index].row)"
                guard let old = before[key], old != .undetermined else { return }
                // A function that asks `c:known` answers by what is known: that is what it is for.
                if rulebook.awards[evaluation.award].id == "scripts2" { return }
                #expect(
                    evaluation.verdicts[index] == old,
                    "\(rulebook.awards[evaluation.award].id) P\(evaluation.candidates[index].row)")
            }
        }
    }

    private func value(_ key: String, _ random: inout SplitMix) -> String? {
        switch key {
        case "leader": random.chance(2) ? "true" : "false"
        case "class": String(Int.random(in: 1...5, using: &random))
        case "score": "\(Int.random(in: 0...299, using: &random)).5"
        case "joined": "\"202\(Int.random(in: 0...4, using: &random))-05-05\""
        case "tags": random.chance(2) ? "[\"a\"]" : "[]"
        // A reference that was blank belonged to no list, by definition; filling it in adds a member.
        default: nil
        }
    }
}
