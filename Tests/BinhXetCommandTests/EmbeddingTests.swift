// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The program that shows how to embed the engine.
@Suite struct EmbeddingTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    @Test("it runs on the example round and names those who get the award")
    func runs() throws {
        let run = try Binary(folder: Self.root, name: "example-embedding")()
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.hasPrefix("Bằng khen của Chủ tịch UBND tỉnh (cá nhân)\n"))
        #expect(run.output.split(separator: "\n").count == 7)
        #expect(run.output.contains("Dương Công Hiếu (CB035): Được chọn theo xếp hạng"))
    }

    @Test("the getting-started article shows it, and it has fifteen lines")
    func article() throws {
        let program = try String(
            contentsOf: Self.root.appending(path: "Examples/Embedding/main.swift"), encoding: .utf8)
        let shown = try #require(program.range(of: "import Messages")).lowerBound
        let article = try String(
            contentsOf: Self.root.appending(path: "Sources/Rounds/Rounds.docc/GettingStarted.md"), encoding: .utf8)
        #expect(article.contains("```swift\n\(program[shown...])```"))
        #expect(program[shown...].split(separator: "\n").count == 15)
    }
}
