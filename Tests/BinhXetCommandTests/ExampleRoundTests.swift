// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The example round of the repository, through the command.
@Suite struct ExampleRoundTests {
    private let binhxet = Binary(folder: URL(filePath: #filePath).appending(path: "../../..").standardized)
    private let round = "Examples/tong-ket-2024/tong-ket-2024.lua"

    private func awards() throws -> [[String: Any]] {
        let run = try binhxet("evaluate", round, "--format", "json")
        #expect(run.status == 0 && run.errors == "")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        return try #require(root["awards"] as? [[String: Any]])
    }

    @Test("the seats of every award agree with its candidates")
    func seats() throws {
        let awards = try awards()
        #expect(awards.count >= 9)
        for award in awards {
            let id = try #require(award["id"] as? String)
            let seats = try #require(award["seats"] as? [String: Any])
            let candidates = try #require(award["candidates"] as? [[String: Any]])
            let outcomes = candidates.compactMap { $0["outcome"] as? String }
            #expect(outcomes.count == candidates.count)
            #expect(seats["awarded"] as? Int == outcomes.count { $0 == "awarded" }, "\(id)")
            if let limit = seats["limit"] as? Int { #expect((seats["awarded"] as? Int ?? 0) <= limit, "\(id)") }
            for candidate in candidates where candidate["outcome"] as? String == "awarded" {
                #expect(candidate["verdict"] as? String == "eligible")
                #expect(candidate["held"] as? Bool == false)
                #expect(candidate["approval"] as? String != "not_carried")
            }
            for candidate in candidates where candidate["verdict"] as? String == "undetermined" {
                #expect((candidate["missing_facts"] as? [Any])?.isEmpty == false, "\(candidate["candidate"] ?? "")")
            }
        }
    }

    @Test("one candidate of each outcome is explained, in text and JSON, with the same verdict")
    func explanations() throws {
        var seen: Set<String> = []
        for award in try awards() {
            for candidate in try #require(award["candidates"] as? [[String: Any]]) {
                let standing = "\(candidate["outcome"] ?? "") \(candidate["verdict"] ?? "") \(candidate["held"] ?? "")"
                guard seen.insert(standing).inserted else { continue }
                let key = try #require(candidate["candidate"] as? String)
                let id = try #require(award["id"] as? String)
                let text = try binhxet("explain", round, key, id)
                #expect(text.status == 0 && text.output.contains("(\(key))"), "\(key) \(id)")
                let json = try binhxet("explain", round, key, id, "--format", "json")
                let root = try #require(
                    try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
                let views = try #require(root["explanations"] as? [[String: Any]])
                let result = try #require(views.first?["result"] as? [String: Any])
                #expect(NSDictionary(dictionary: result) == NSDictionary(dictionary: candidate), "\(key) \(id)")
            }
        }
        #expect(seen.count >= 5)
    }

    @Test("the page has every candidate's name and stays within a few megabytes")
    func page() throws {
        let run = try binhxet("evaluate", round, "--format", "html")
        #expect(run.status == 0)
        #expect(run.output.utf8.count < 6_000_000)
        let texts = Set(run.output.components(separatedBy: CharacterSet(charactersIn: "<>")))
        for award in try awards() {
            for candidate in try #require(award["candidates"] as? [[String: Any]]) {
                #expect(texts.contains(try #require(candidate["name"] as? String)))
            }
        }
    }
}
