// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import TestSupport
import Testing

/// Runs every command that the page on what-if questions shows, on the example round.
@Suite struct WhatIfPageTests {
    private let binhxet = Binary(folder: URL(filePath: #filePath).appending(path: "../../..").standardized)

    private static func commands(_ language: Language) throws -> [String] {
        try Page("\(language.rawValue)/what-if.md").blocks.flatMap { $0.text.components(separatedBy: "\n") }
            .filter { $0.hasPrefix("binhxet ") }
    }

    @Test("every command answers", arguments: try Self.commands(.english))
    func answers(command: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "what-if-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var words = command.split(separator: " ").dropFirst().map(String.init)
        let round = try #require(words.firstIndex(of: "R"))
        words[round] = "Examples/tong-ket-2024/tong-ket-2024.lua"
        var file: URL?
        if let output = words.firstIndex(of: "--output") {
            file = folder.appending(path: words[output + 1])
            words[output + 1] = file?.path ?? ""
        }
        let run = try binhxet.run(words)
        // The page says of this one that it cannot be judged.
        let isImpossible = words.contains("2024-07-09")
        #expect(run.status == (isImpossible ? 1 : 0))
        #expect(run.errors.isEmpty == !isImpossible)
        if let file {
            #expect(run.output.isEmpty)
            #expect(try !Data(contentsOf: file).isEmpty)
        } else {
            #expect(run.output.isEmpty == isImpossible)
        }
    }

    @Test("both languages show the same commands")
    func languages() throws { #expect(try Self.commands(.english) == Self.commands(.vietnamese)) }
}
