// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rules
import TestSupport
import Testing

@testable import Reports
@testable import Rounds

/// A sweep is, byte for byte, the runs done one by one: every run loads its files with the value set from outside, as
/// `binhxet evaluate --set` does, and knows nothing of the round that the sweep overlays.
@Suite struct SweepBytesTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    @Test(
        "in a random world", arguments: [200, 201, 202],
        [
            ["high_seats": "0..8..2"], ["good_score": "0..20..2.5"], ["least_rating": "HTNV,HTTNV,HTXSNV"],
            ["high_seats": "2..6..2", "good_score": "0..20..10"],
        ])
    func randomWorld(seed: Int, swept: [String: String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sweep-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let round = try RandomWorld(seed: UInt64(seed)).write(to: folder)
        try expectSame(round, swept)
    }

    @Test(
        "in the example round",
        arguments: [
            ["bkt_person_seats": "4..8..2"], ["bkt_person_seats": "5..6", "direct_worker_share": "40..90..50"],
        ])
    func example(swept: [String: String]) throws {
        try expectSame(Self.root.appending(path: "Examples/tong-ket-2024/tong-ket-2024.lua"), swept)
    }

    // MARK: Comparing

    /// One run by itself.
    private struct Run {
        let settings: [String: String]
        var session: RoundSession?
        var problems: [Diagnostic] = []
    }

    private func run(_ round: URL, _ settings: [String: String] = [:]) -> Run {
        var request = RoundRequest(roundFile: round.path)
        request.settings = settings
        do throws(RoundFailure) {
            return Run(settings: settings, session: try RoundSession.open(request))
        } catch {
            return Run(settings: settings, problems: error.diagnostics)
        }
    }

    private func expectSame(_ round: URL, _ swept: [String: String]) throws {
        let base = try #require(run(round).session)
        let ranges = swept.sorted { $0.key < $1.key }.map { SweepRange(parameter: $0.key, values: $0.value) }
        let sweep = try WhatIf(base, language: .english).sweep(ranges)
        #expect(sweep.points.count > 2 && sweep.outcomeCount > 1, "the values are too close to show anything")
        let runs = sweep.points.map { point in
            run(round, Dictionary(uniqueKeysWithValues: zip(sweep.parameters.map(\.id), point.values)))
        }
        for (point, alone) in zip(sweep.points, runs) { try expectSame(point, alone, base) }
        // What the sweep says, and what the runs would have it say.
        var expected = sweep
        expected.points = points(of: runs, sweep, base)
        let whole = WhatIf(base, language: .english).answer(to: [])
        for language in Language.allCases {
            let report = WhatIfReport(language: language, width: 100)
            for render in [report.json, report.text, report.csv] {
                var (said, runs) = (whole, whole)
                (said.sweep, runs.sweep) = (sweep, expected)
                expectSameBytes(render(said), render(runs))
            }
        }
    }

    /// The round under the values of one point, as the overlay has it and as the run by itself.
    private func expectSame(_ point: SweepPoint, _ alone: Run, _ base: RoundSession) throws {
        let scenario = ScenarioDeclaration(
            id: "x", title: "x",
            parameters: alone.settings.sorted { $0.key < $1.key }.map {
                .init(parameter: $0.key, value: .text($0.value))
            })
        let overlay = Result { () throws(RoundFailure) in
            try WhatIf(base, language: .english).session(of: scenario)
        }
        guard let session = alone.session else {
            #expect(point.outcome == nil && point.problems == alone.problems && !alone.problems.isEmpty)
            #expect(throws: RoundFailure.self) { try overlay.get() }
            return
        }
        let trial = try overlay.get()
        for language in Language.allCases {
            let (result, other) = (session.result(language: language), trial.result(language: language))
            expectSameBytes(
                JSONReport(language: language).text(of: other), JSONReport(language: language).text(of: result))
            expectSameBytes(
                CSVReport(language: language).text(of: other), CSVReport(language: language).text(of: result))
            let explained = ExplanationReport(language: language, width: 100)
            for key in Set(point.moves.flatMap { $0.entering + $0.leaving }.map(\.key)).sorted() {
                expectSameBytes(
                    explained.json(
                        of: trial.explanations(of: key, award: nil, language: language), in: other, candidate: key),
                    explained.json(
                        of: session.explanations(of: key, award: nil, language: language), in: result, candidate: key))
            }
            // The same as the answer to a scenario: the comparison with the round as it is, its figures, its words.
            let asked = WhatIf(base, language: language).answer(to: [scenario])
            var compared = asked
            compared.scenarios = [
                ScenarioAnswer(
                    id: "x", title: "x",
                    changes: ScenarioChanges(scenario: scenario, before: base, after: session, language: language)
                        .words,
                    comparison: RoundComparison(
                        from: RoundSnapshot(base.result(language: language), language: language),
                        to: RoundSnapshot(result, language: language)),
                    figures: WhatIf(session, language: language).answer(to: []).baseline, problems: [])
            ]
            let report = WhatIfReport(language: language, width: 100)
            for render in [report.json, report.text] { expectSameBytes(render(asked), render(compared)) }
        }
    }

    private func expectSameBytes(
        _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard !text.utf8.elementsEqual(expected.utf8) else { return }
        let pairs = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
        let first = pairs.first { $0 != $1 }
        Issue.record("\(first?.0 ?? "") is not \(first?.1 ?? "")", sourceLocation: sourceLocation)
    }

    // MARK: What the runs come to

    /// One award's list, read from a result.
    private struct List: Hashable {
        let award: String
        let title: String
        /// Those who have it and those on whom the council must decide, by key.
        let winners: Set<String>
        let contested: Set<String>

        init(_ award: RoundSnapshot.Award) {
            self.award = award.id
            title = award.title
            winners = Set(award.candidates.values.filter(\.standing.isIn).map(\.key))
            contested = Set(award.candidates.values.filter { $0.standing.outcome == .contested }.map(\.key))
        }
    }

    private func lists(_ session: RoundSession) -> [List] {
        RoundSnapshot(session.result(language: .english), language: .english).awards.map(List.init)
    }

    private func points(of runs: [Run], _ sweep: SweepAnswer, _ base: RoundSession) -> [SweepPoint] {
        let now = lists(base)
        var numbers: [[List]: Int] = [:]
        var before: [List]?
        return runs.enumerated().map { place, run in
            let found = run.session.map(lists)
            defer { before = found }
            var point = SweepPoint(
                values: sweep.points[place].values, isCurrent: found == now, isBreak: place > 0 && found != before,
                awarded: [], moves: [], steps: [], problems: run.problems)
            guard let found else { return point }
            point.outcome = numbers[found, default: numbers.count + 1]
            numbers[found] = point.outcome
            point.awarded = found.map { .init(award: $0.award, winners: $0.winners.count) }
            point.moves = moves(now, found, base)
            if sweep.parameters.count == 1, let before { point.steps = moves(before, found, base) }
            return point
        }
    }

    private func moves(_ before: [List], _ after: [List], _ session: RoundSession) -> [AwardMoves] {
        let result = session.result(language: .english)
        return zip(before, after).compactMap { old, new in
            guard old != new else { return nil }
            let candidates = result.awards.first { $0.id == old.award }?.candidates ?? []
            let names = Dictionary(candidates.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
            func people(_ keys: Set<String>) -> [AwardMoves.Person] {
                session.candidateKeys.filter(keys.contains).map { .init(key: $0, name: names[$0] ?? $0) }
            }
            return AwardMoves(
                award: old.award, title: old.title, entering: people(new.winners.subtracting(old.winners)),
                leaving: people(old.winners.subtracting(new.winners)),
                contested: people(new.contested.subtracting(old.contested)),
                settled: people(old.contested.subtracting(new.contested)))
        }
    }
}
