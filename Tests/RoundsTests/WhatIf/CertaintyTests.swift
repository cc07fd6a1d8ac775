// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules
import TestSupport
import Testing

@testable import Rounds

@Suite struct CertaintyTests {
    // MARK: Every world tried

    /// Who has what in a run of its own in which nothing more comes: whoever waits is turned down by a decision.
    private func outcome(_ loaded: RoundLoader.Loaded, _ change: RoundChange) throws -> [Int: [Int: Truth]] {
        var change = change
        while true {
            let session = try RoundSession.open(change.applied(to: loaded))
            var waiting: [CouncilDecision] = []
            for (award, staged) in session.staged {
                let declared = loaded.rulebook.awards[award]
                for (place, candidate) in staged.evaluation.candidates.enumerated()
                where staged.evaluation.verdicts[place] == .eligible && staged.places[place] == nil
                    && staged.excluded[place] == nil && staged.decisions[place] == nil
                {
                    waiting.append(
                        CouncilDecision(
                            award: declared.id, candidate: loaded.records.tables[declared.record].keys[candidate.row],
                            isAward: false, by: "x", date: loaded.declaration.date, reason: "x"))
                }
            }
            if waiting.isEmpty {
                return session.staged.mapValues { staged in
                    Dictionary(
                        uniqueKeysWithValues: staged.evaluation.candidates.map {
                            ($0.row, staged.results.awarded[$0.row])
                        })
                }
            }
            change.decisions += waiting
        }
    }

    /// One thing that may turn out in several ways, as changes of the records.
    private func ways(_ loaded: RoundLoader.Loaded) -> [[[RecordChange]]] {
        let schema = loaded.records.schema
        var ways: [[[RecordChange]]] = []
        for (record, type) in schema.records.enumerated() where type.name != "round" {
            let table = loaded.records.tables[record]
            for (field, declared) in type.fields.enumerated() {
                for row in 0..<table.count {
                    func cells(_ type: FieldType) -> [Cell] {
                        switch type {
                        case .flag: [.flag(false), .flag(true)]
                        case .integer: Self.whole(declared).map { .integer($0) }
                        case .code(let list): schema.codeLists[list].codes.indices.map { .code($0) }
                        case .reference: (0..<loaded.records.tables[0].count).map { .row($0) }
                        default: []
                        }
                    }
                    switch table.fields[field] {
                    case .column(let column):
                        if case .set = declared.type, column[row] == .set([]) {
                            ways.append([
                                [], [.cell(record: record, row: row, field: field, .set([.code(0)]))],
                            ])
                        } else if column[row] == .unknown, !cells(declared.type).isEmpty {
                            ways.append(
                                cells(declared.type).map { [.cell(record: record, row: row, field: field, $0)] })
                        }
                    case .yearly(let yearly):
                        guard case .yearly(let type) = declared.type, yearly[2024]?[row] == .unknown else { continue }
                        ways.append(
                            cells(type).map { [.year(record: record, row: row, field: field, year: 2024, $0)] })
                    case .events(let events):
                        let isPending = events.events(of: row).contains { events.columns[0][$0] == .flag(false) }
                        if isPending { ways.append([[], [.events(record: record, row: row, field: field, [])]]) }
                    }
                }
            }
        }
        return ways
    }

    /// The whole numbers of a field's range.
    static func whole(_ field: Field) -> [Int64] {
        guard let least = field.range.least?.floor, let greatest = field.range.greatest?.floor else { return [] }
        return Array(least...greatest)
    }

    @Test("certainty is what every way to fill in a small round gives", arguments: 0..<14)
    func everyWorld(seed: Int) throws {
        let loaded = try OpenWorld(seed: UInt64(seed)).loaded
        let ways = ways(loaded)
        let count = ways.reduce(1) { $0 * $1.count }
        // Worlds that take too long to try one by one show nothing more.
        guard count <= 300 else { return }
        var seen: [Int: [Int: Set<Truth>]] = [:]
        for world in 0..<count {
            var rest = world
            var facts: [RecordChange] = []
            for way in ways {
                facts += way[rest % way.count]
                rest /= way.count
            }
            for (award, rows) in try outcome(loaded, RoundChange(facts: facts)) {
                for (row, truth) in rows { seen[award, default: [:]][row, default: []].insert(truth) }
            }
        }
        let answer = WhatIf(try RoundSession.open(loaded), language: .english).certainty()
        for award in answer.awards {
            let index = try #require(loaded.rulebook.awardIndex(award.id))
            let table = loaded.records.tables[loaded.rulebook.awards[index].record]
            func keys(_ isMeant: (Set<Truth>) -> Bool) -> Set<String> {
                Set((seen[index] ?? [:]).filter { isMeant($0.value) }.keys.map { table.keys[$0] })
            }
            #expect(award.isExact, "\(award.id)")
            #expect(Set(award.certain.map(\.key)) == keys { $0 == [.true] }, "\(award.id)")
            #expect(Set(award.out.map(\.key)) == keys { $0 == [.false] }, "\(award.id)")
            #expect(
                Set(award.possible.map(\.person.key)) == keys { $0 != [.true] && $0 != [.false] }, "\(award.id)")
        }
    }

    // MARK: Answers against runs

    /// What every answer comes to, against overlays in which the matters are answered at random.
    private func expectSame(_ session: RoundSession, worlds: Int, seed: UInt64) throws -> Int {
        let open = OpenRound(unsaidOf: session.evaluator)
        var compared = 0
        for award in session.loaded.rulebook.order {
            open.isOpaque = false
            let found = OpenSeats(session: session, open: open, award: award).outcomes()
            open.outcomes[award] = open.isOpaque ? nil : found
        }
        let sampler = CertaintySampler(session: session, matters: open.matters) { open.domain($0) }
        var random = SplitMix(seed: seed)
        for _ in 0..<worlds {
            let answers = open.matters.map { Int64.random(in: open.domain($0)?.range ?? 0...0, using: &random) }
            let staged = try session.ended(with: sampler.change(answers), sampler.ending(answers))
            let known = Dictionary(uniqueKeysWithValues: zip(open.matters, answers.map { $0...$0 }))
            for (award, trees) in open.outcomes {
                for (row, tree) in trees {
                    let result = tree.value(known)
                    #expect(result?.awarded == staged[award]?.results.awarded[row], "\(award) \(row)")
                    #expect(result?.eligible == staged[award]?.results.eligible[row], "\(award) \(row)")
                    compared += 1
                }
            }
        }
        return compared
    }

    @Test("in random rounds every answer is that of a run with the answers filled in", arguments: 0..<5)
    func randomRounds(seed: Int) throws {
        let session = try RoundSession.open(try RandomRound(seed: UInt64(seed)).loaded)
        _ = try expectSame(session, worlds: 12, seed: UInt64(seed))
        let small = try RoundSession.open(try OpenWorld(seed: UInt64(100 + seed)).loaded)
        #expect(try expectSame(small, worlds: 20, seed: UInt64(seed)) > 100)
    }

    // MARK: What to ask for

    @Test("what a matter settles is what the round with each of its answers leaves open", arguments: 0..<6)
    func settles(seed: Int) throws {
        let loaded = try OpenWorld(seed: UInt64(seed)).loaded
        func outcomes(_ loaded: RoundLoader.Loaded) throws -> (OpenRound, [Int: [Int: AnswerTree<OpenResult>]]) {
            let session = try RoundSession.open(loaded)
            let open = OpenRound(unsaidOf: session.evaluator)
            for award in loaded.rulebook.order {
                open.outcomes[award] = OpenSeats(session: session, open: open, award: award).outcomes()
            }
            return (open, open.outcomes)
        }
        func count(_ outcomes: [Int: [Int: AnswerTree<OpenResult>]]) -> Int {
            outcomes.values.reduce(0) {
                $0 + $1.values.count { ![[.true], [.false]].contains($0.map(\.awarded).values()) }
            }
        }
        let (open, before) = try outcomes(loaded)
        for ranked in MatterRanking(before, open).ranked {
            guard case .fact(let lever) = ranked.matter, let domain = open.domain(ranked.matter) else { continue }
            var settled: [Int] = []
            for answer in domain.range {
                guard let fact = lever.change(to: domain.cell(answer)) else { continue }
                settled.append(count(before) - count(try outcomes(RoundChange(facts: [fact]).applied(to: loaded)).1))
            }
            guard !settled.isEmpty else { continue }
            #expect(settled.min() == ranked.settles.least && settled.max() == ranked.settles.most)
        }
    }

    // MARK: Trying

    @Test("where there are too many ways the same seed gives the same tries, and what is certain stays possible")
    func sampling() throws {
        let session = try RoundSession.open(try RandomRound(seed: 3).loaded)
        let whatIf = WhatIf(session, language: .english)
        let answer = whatIf.certainty(samples: 15, seed: 7)
        #expect(answer == WhatIf(session, language: .english).certainty(samples: 15, seed: 7))
        let tried = answer.awards.filter { !$0.isExact }
        #expect(!tried.isEmpty && answer.sampling?.count == 15)
        // More tries can only find more that is possible.
        let more = whatIf.certainty(samples: 40, seed: 7)
        for (few, many) in zip(answer.awards, more.awards) {
            #expect(Set(many.certain).isSubset(of: few.certain) && Set(many.out).isSubset(of: few.out))
        }
    }
    @Test(
        "the share of worlds behind a count of tries, beside the sums of all terms",
        arguments: [(200, 0), (200, 1), (200, 74), (200, 199), (20, 20), (10, 5), (1, 0), (1, 1), (700, 350)])
    func share(count: Int, found: Int) {
        let share = CertaintyAnswer.Sampling(count: count, seed: 1, matters: 1).share(of: found)
        // Where a share is an end of the interval, so much or so little is found in one case of forty.
        if found > 0 {
            let above = Self.binomial(count, share.lowerBound)[found...].reduce(0, +)
            #expect(abs(above - 0.025) < 1e-6)
        } else {
            #expect(share.lowerBound == 0)
        }
        if found < count {
            let below = Self.binomial(count, share.upperBound)[...found].reduce(0, +)
            #expect(abs(below - 0.025) < 1e-6)
        } else {
            #expect(share.upperBound == 1)
        }
    }

    /// The probabilities of 0, 1, … finds, one try after another.
    private static func binomial(_ count: Int, _ probability: Double) -> [Double] {
        var row = [1.0]
        for _ in 0..<count {
            let longer = zip(row + [0], [0] + row)
            row = longer.map { $0 * (1 - probability) + $1 * probability }
        }
        return row
    }
}
