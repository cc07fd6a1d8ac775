// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import RecordIO
import TestSupport
import Testing
import WorkbookWriter

/// Follows the tutorial as a reader would, in an empty folder, and compares every answer with what the page shows.
///
/// What stands behind the opening fence says what to do with a block: `lua FILE` is a file to write, `diff FILE` lines to
/// replace (with `try`, only until the next heading), `text FILE SHEET` a sheet to fill in, and `console`
/// commands with their answers.
@Suite struct TutorialTests {
    @Test("every step of the tutorial works, and answers what the page shows", arguments: Language.allCases)
    func steps(language: Language) throws {
        var page = try Page("\(language.rawValue)/tutorial.md")
        let desk = try Desk()
        for index in page.blocks.indices {
            let shown = page.blocks[index].text
            let text = try desk.follow(page.blocks[index])
            // Digests and seals hang on every byte of the workbook and of the program; what they are is not the lesson.
            page.expect(index, says: masked(text) == masked(shown) ? shown : text)
        }
        try page.record()
    }

    private func masked(_ text: String) -> String { text.replacing(/[0-9a-f]{12,}/, with: "#") }

    @Test("both languages take the same steps")
    func languages() throws {
        let pages = try Language.allCases.map { try Page("\($0.rawValue)/tutorial.md") }
        func steps(_ page: Page) -> [String] {
            page.blocks.map { block in
                guard block.info == "console" else { return "\(block.info)\n\(block.text)" }
                return block.text.components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }
                    .map { $0.replacing(" --language en", with: "") }.joined(separator: "\n")
            }
        }
        #expect(steps(pages[0]) == steps(pages[1]))
    }
}

/// The reader's folder and what has been done in it.
private final class Desk {
    private let place: Workplace
    private var sheets: [String: [(name: String, rows: [[String]])]] = [:]
    /// The file that a trial changed, and what it held before.
    private var trial: (name: String, text: String, heading: String)?

    init() throws {
        place = try Workplace()
        for name in try place.names() { try FileManager.default.removeItem(at: place.folder.appending(path: name)) }
    }

    /// Does what a block says; returns the block as it should be.
    func follow(_ block: Page.Block) throws -> String {
        let words = block.info.split(separator: " ").map(String.init)
        if words.first != "console" || block.heading != trial?.heading, let last = trial {
            try place.write(last.name, last.text)
            trial = nil
        }
        switch words.first {
        case "console": return try answers(to: block.text)
        case "lua": try place.write(words[1], block.text)
        case "diff": try change(try #require(words.last), block, isTrial: words[1] == "try")
        case "text": try fill(words[1], words.dropFirst(2).joined(separator: " "), block.text)
        default: Issue.record("line \(block.line): nothing to do with `\(block.info)`")
        }
        return block.text
    }

    /// The commands, each with what it answers on a terminal of 96 cells.
    private func answers(to text: String) throws -> String {
        try text.components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }.map { line in
            let answer = try place.binhxet.shell(String(line.dropFirst(2)), columns: 96).output
            return "\(line)\n\(answer)" + (answer.isEmpty || answer.hasSuffix("\n") ? "" : "\n")
        }.joined()
    }

    /// Lines with a minus must stand in the file as they are; lines with a plus take their place.
    private func change(_ name: String, _ block: Page.Block, isTrial: Bool) throws {
        let lines = block.text.components(separatedBy: "\n").dropLast()
        func side(_ other: Character) -> String {
            lines.filter { $0.first != other }.map { "\($0.dropFirst())\n" }.joined()
        }
        let text = try place.read(name)
        let parts = text.components(separatedBy: side("+"))
        try #require(parts.count == 2, "line \(block.line): \(name) has these lines \(parts.count - 1) times")
        if isTrial { trial = (name, text, block.heading) }
        try place.write(name, parts.joined(separator: side("-")))
    }

    /// Writes the workbook anew with one sheet filled in; its first row must be the one that the template made.
    private func fill(_ name: String, _ sheet: String, _ text: String) throws {
        let rows = text.components(separatedBy: "\n").dropLast().map { line in
            line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let file = place.folder.appending(path: name).path
        if sheets[name] == nil { sheets[name] = try Self.template(file) }
        let index = try #require(sheets[name]?.firstIndex { $0.name == sheet })
        #expect(sheets[name]?[index].rows.first == rows.first)
        sheets[name]?[index].rows = rows
        var workbook = WorkbookWriter.Workbook(title: name)
        for (name, rows) in sheets[name] ?? [] {
            var sheet = WorkbookWriter.Sheet(name)
            for (row, cells) in rows.enumerated() {
                for (column, cell) in cells.enumerated() where !cell.isEmpty {
                    let number = row > 0 ? Int(cell).flatMap { CellNumber($0) } : nil
                    sheet[row, column] = Cell(number.map { .number($0) } ?? .text(cell))
                }
            }
            workbook.sheets.append(sheet)
        }
        try workbook.write(to: file)
    }

    /// The sheets of an empty workbook with their header rows.
    private static func template(_ file: String) throws -> [(name: String, rows: [[String]])] {
        try RecordIO.Workbook(path: file).sheets.filter { !$0.isHidden }.map { sheet in
            let header = sheet.rows.first?.cells.compactMap { if case .text(let text) = $0.value { text } else { nil } }
            return (sheet.name, [header ?? []])
        }
    }
}
