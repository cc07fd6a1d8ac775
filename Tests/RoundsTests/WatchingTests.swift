// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import TestSupport
import Testing

@Suite struct WatchingTests {
    /// A watched copy of the scenario `three-people`, and its files.
    private struct Place {
        let folder: URL
        var watch: RoundWatch

        init() throws {
            let request = try scenario()
            folder = URL(filePath: request.roundFile).deletingLastPathComponent()
            watch = RoundWatch(request, language: .vietnamese)
        }

        func path(_ file: String) -> String { folder.appending(path: file).path }

        func edit(_ file: String, _ from: String, _ to: String) throws {
            let text = try String(contentsOfFile: path(file), encoding: .utf8)
            try #require(text.contains(from), "\(file) has no \(from)")
            try Data(text.replacing(from, with: to).utf8).write(to: folder.appending(path: file))
        }

        mutating func answer(_ files: String...) -> RoundWatch.News? { watch.answer(to: files.map(path)) }
    }

    private func difference(_ news: RoundWatch.News?) throws -> RoundDifference {
        guard case .changed(let difference)? = news else {
            throw Unexpected(news: news)
        }
        return difference
    }

    private func fresh(_ place: Place) throws -> RoundResult {
        try RoundSession.open(RoundRequest(roundFile: place.path("dot-xet.lua"))).result(language: .vietnamese)
    }

    /// Where everybody stands, by award and key.
    private func standing(_ result: RoundResult) -> [String: String] {
        var found: [String: String] = [:]
        for award in RoundSnapshot(result, language: .vietnamese).awards {
            for (key, candidate) in award.candidates { found["\(award.id) \(key)"] = "\(candidate.standing)" }
        }
        return found
    }

    private struct Unexpected: Error { let news: RoundWatch.News? }

    @Test("a saved rule, round or list of records brings what it changed, and no more")
    func saves() throws {
        var place = try Place()
        guard case .first(let result) = place.watch.start() else { throw Unexpected(news: nil) }
        #expect(standing(result) == standing(try fresh(place)))

        try place.edit("rules/school/awards.lua", "value = 2", "value = 1")
        let rules = try difference(place.answer("rules/school/awards.lua"))
        #expect(rules.parameters.map(\.id) == ["seats"])
        #expect(rules.comparison.awards.first?.leaving.map(\.key) == ["H1"])

        // Whatever was kept, the result is the one that a fresh look gives.
        var stood = standing(result)
        for award in rules.comparison.awards {
            for candidate in award.candidates {
                stood["\(award.id) \(candidate.key)"] = candidate.after.map { "\($0)" }
            }
        }
        #expect(stood == standing(try fresh(place)))

        guard case .same(afterErrors: false)? = place.answer("dot-xet.lua") else { throw Unexpected(news: nil) }
    }

    @Test("a broken file keeps the last good result, and what changed is told against that")
    func broken() throws {
        var place = try Place()
        _ = place.watch.start()
        let file = "rules/school/awards.lua"
        try place.edit(file, "value = 2,", "value = 1")
        guard case .broken(let problems, hasResult: true)? = place.answer(file) else { throw Unexpected(news: nil) }
        #expect(problems.contains { $0.place.text.hasPrefix("school/awards.lua:") })
        // Saving something else does not make broken rules good.
        guard case .broken(_, hasResult: true)? = place.answer("dot-xet.lua") else { throw Unexpected(news: nil) }
        try place.edit(file, "value = 1", "value = 1,")
        let mended = try difference(place.answer(file))
        #expect(mended.comparison.awards.first?.leaving.map(\.key) == ["H1"])
        try place.edit(file, "value = 1,", "value = = 1,")
        _ = place.answer(file)
        try place.edit(file, "value = = 1,", "value = 1,")
        guard case .same(afterErrors: true)? = place.answer(file) else { throw Unexpected(news: nil) }
    }

    @Test("a round that is broken from the start is judged once it is mended")
    func brokenFromStart() throws {
        var place = try Place()
        try place.edit("dot-xet.lua", "year = 2024", "yaer = 2024")
        guard case .broken(_, hasResult: false) = place.watch.start() else { throw Unexpected(news: nil) }
        try place.edit("dot-xet.lua", "yaer = 2024", "year = 2024")
        guard case .first? = place.answer("dot-xet.lua") else { throw Unexpected(news: nil) }
    }

    @Test("records that change are read again under rules that are kept")
    func records() throws {
        var place = try Place()
        _ = place.watch.start()
        let text = try String(contentsOfFile: place.path("ho-so.json"), encoding: .utf8)
        try Data("{".utf8).write(to: place.folder.appending(path: "ho-so.json"))
        guard case .broken(_, hasResult: true)? = place.answer("ho-so.json") else { throw Unexpected(news: nil) }
        try Data((text + "\n").utf8).write(to: place.folder.appending(path: "ho-so.json"))
        guard case .same(afterErrors: true)? = place.answer("ho-so.json") else { throw Unexpected(news: nil) }
    }

    @Test(
        "drafts of editors, locks of office programs and strangers are nobody's business",
        arguments: [
            "~$ho-so.json", ".ho-so.json.swp", "ho-so.json~", "khac.lua", "rules/school/.awards.lua.swp",
            "rules/school/awards.lua~", "rules/school/4913", "rules/ghi-chu.txt",
        ])
    func strangers(file: String) throws {
        var place = try Place()
        _ = place.watch.start()
        let news = place.answer(file)
        #expect(news.map { "\($0)" } == nil)
    }

    @Test("the folders watched are those of the round, the records and every pack")
    func folders() throws {
        var place = try Place()
        _ = place.watch.start()
        #expect(place.watch.folders == ["", "rules", "rules/school"].map { place.path($0) }.map(withoutSlash))
    }

    private func withoutSlash(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }
}
