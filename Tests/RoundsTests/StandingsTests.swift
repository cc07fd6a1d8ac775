// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules
import TestSupport
import Testing

@testable import Allocation
@testable import Rounds

/// What is said of whole sets of candidates must be what is said of each of them.
@Suite struct StandingsTests {
    @Test("the results of an award are those of each candidate", arguments: 0..<12)
    func results(seed: Int) throws {
        let loaded = try RandomRound(seed: UInt64(300 + seed)).loaded
        let session = try RoundSession.open(loaded)
        var sessions = [session]
        for award in loaded.rulebook.awards {
            guard let key = loaded.records.tables[award.record].keys.first else { continue }
            let decisions = [true, false].map { isAward in
                CouncilDecision(
                    award: award.id, candidate: key, isAward: isAward, by: "tk", date: loaded.declaration.date,
                    reason: "x")
            }
            sessions += decisions.compactMap { try? session.overlaid(with: RoundChange(decisions: [$0])) }
        }
        var random = SplitMix(seed: UInt64(seed))
        for session in sessions {
            for (award, staged) in session.staged {
                let count = loaded.records.tables[loaded.rulebook.awards[award].record].count
                // Not every standing occurs in so small a round.
                var mixed = staged.outcome
                for place in mixed.standings.indices {
                    mixed.standings[place] = Standing.allCases.randomElement(using: &random) ?? .awarded
                }
                for isOver in [false, true] {
                    for outcome in [staged.outcome, mixed] {
                        let standings = Standings(
                            evaluation: staged.evaluation, outcome: outcome, excluded: staged.excluded,
                            decisions: staged.decisions, competing: staged.quota.competing, places: staged.places,
                            isOver: isOver)
                        let oneByOne = standings.resultsOneByOne(count: count)
                        #expect(standings.results(count: count) == oneByOne)
                        if !isOver && outcome == staged.outcome { #expect(staged.results == oneByOne) }
                    }
                }
                for isProvisional in [false, true] {
                    let competing = staged.evaluation.competing(isProvisional: isProvisional)
                    for index in staged.evaluation.candidates.indices {
                        #expect(
                            competing[index] == staged.evaluation.competes(index, isProvisional: isProvisional))
                    }
                }
            }
        }
    }
}
