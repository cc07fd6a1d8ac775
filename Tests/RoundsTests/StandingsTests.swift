// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import TestSupport
import Testing

@testable import Allocation
@testable import Evaluation
@testable import Rounds

@Suite struct StandingsTests {
    @Test("results of a whole table at once are those of one candidate after the other", arguments: 0..<30)
    func table(seed: UInt64) throws {
        let session = try RoundSession.open(try RandomRound(seed: seed).loaded)
        var random = SplitMix(seed: seed)
        let decision = try #require(session.loaded.declaration.decisions.first)
        var whole = 0
        for staged in session.staged.values {
            let evaluation = staged.evaluation
            var decisions = staged.decisions
            for index in evaluation.candidates.indices where random.chance(6) { decisions[index] = decision }
            var excluded = staged.excluded
            for index in evaluation.candidates.indices where staged.places[index] == nil && random.chance(4) {
                excluded[index] = Exclusion(award: 0, achievement: nil)
            }
            // Not every standing occurs in so small a round.
            var outcome = staged.outcome
            for place in outcome.standings.indices {
                outcome.standings[place] = Standing.allCases.randomElement(using: &random) ?? .awarded
            }
            let standings = Standings(
                evaluation: evaluation, outcome: outcome, excluded: excluded, decisions: decisions,
                competing: staged.quota.competing, places: staged.places)
            let record = session.evaluator.rulebook.awards[evaluation.award].record
            let count = session.loaded.records.tables[record].count
            if let found = standings.resultsOfTable() {
                #expect(found == standings.resultsOneByOne(count: count))
                whole += 1
            }
        }
        #expect(whole >= 3)
    }

    @Test("those who compete are found all at once as each is found alone", arguments: 0..<30)
    func competing(seed: UInt64) throws {
        let session = try RoundSession.open(try RandomRound(seed: seed).loaded)
        for staged in session.staged.values {
            let evaluation = staged.evaluation
            for isProvisional in [false, true] {
                let alone = evaluation.candidates.indices.filter {
                    evaluation.competes($0, isProvisional: isProvisional)
                }
                #expect(evaluation.competing(isProvisional: isProvisional) == alone)
            }
        }
    }
}
