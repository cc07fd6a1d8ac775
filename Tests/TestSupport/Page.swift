// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import Testing

/// A page of the documentation, cut into prose and fenced blocks, so that tests can run what it shows.
public struct Page {
    /// A fenced block with the heading it stands under.
    public struct Block {
        /// What stands behind the opening fence: a language, and whatever the page says for its test.
        public let info: String
        /// The nearest heading above, without its signs.
        public let heading: String
        /// The line of the opening fence, from 1.
        public let line: Int
        /// The text between the fences, with a line end after each line.
        public var text: String
    }

    private enum Piece {
        case prose(String)
        case block(Int)
    }

    /// The file.
    public let url: URL
    /// The headings of the third level, in order.
    public private(set) var words: [String] = []
    /// The fenced blocks in order; a test may put another text in.
    public var blocks: [Block] = []
    private var pieces: [Piece] = []

    /// Where the pages are.
    public static let folder = URL(filePath: #filePath).appending(path: "../../../docs").standardized

    /// Reads a page by its name below `docs`, such as `vi/language.md`.
    public init(_ name: String) throws {
        url = Self.folder.appending(path: name)
        let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        var heading = ""
        var open: (info: String, line: Int, text: String)?
        for (index, line) in lines.enumerated() {
            if let block = open {
                guard line == "```" else {
                    open?.text += line + "\n"
                    continue
                }
                pieces.append(.block(blocks.count))
                blocks.append(Block(info: block.info, heading: heading, line: block.line, text: block.text))
                open = nil
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), index + 1, "")
            } else {
                if line.hasPrefix("#") {
                    heading = line.drop { $0 == "#" || $0 == " " }.trimmingCharacters(in: .whitespaces)
                    if line.hasPrefix("### ") { words.append(heading) }
                }
                pieces.append(.prose(line))
            }
        }
    }

    /// The page with its blocks as they now are.
    public var text: String {
        pieces.map { piece in
            switch piece {
            case .prose(let line): line
            case .block(let index): "```\(blocks[index].info)\n\(blocks[index].text)```"
            }
        }.joined(separator: "\n")
    }

    /// Compares a block with what it should say, and puts that in when snapshots are recorded.
    public mutating func expect(
        _ index: Int, says text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let block = blocks[index]
        blocks[index].text = text
        guard !Self.isRecording, block.text != text else { return }
        Issue.record(
            "\(url.lastPathComponent):\(block.line) shows\n\(block.text)\nbut it is\n\(text)",
            sourceLocation: sourceLocation)
    }

    /// Writes the page anew when snapshots are recorded.
    public func record() throws {
        if Self.isRecording { try Data(text.utf8).write(to: url) }
    }

    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
}
