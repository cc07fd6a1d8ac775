// SPDX-License-Identifier: Apache-2.0

/// Sections of indented sentences, each with its source, for a terminal.
public struct OutlineReport: Sendable {
    /// A heading and what stands under it.
    public struct Section: Sendable {
        /// The heading.
        public var title: String
        /// The sentences.
        public var lines: [Line]

        /// Makes a section.
        public init(title: String, lines: [Line]) {
            self.title = title
            self.lines = lines
        }
    }

    /// A sentence.
    public struct Line: Sendable {
        /// How far it is indented, from 0.
        public var depth: Int
        /// The sentence.
        public var text: String
        /// Where it comes from; empty if that is not said.
        public var source: String

        /// Makes a sentence.
        public init(depth: Int, text: String, source: String) {
            self.depth = depth
            self.text = text
            self.source = source
        }
    }

    private let width: Int?
    private let style: Style

    /// Makes a report for a terminal of a width; nil leaves every line as long as it is.
    public init(width: Int? = nil, hasColour: Bool = false) {
        self.width = width
        style = Style(isOn: hasColour)
    }

    /// The sections one after another; every line ends in a newline.
    public func text(of sections: [Section]) -> String {
        sections.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func lines(of section: Section) -> [String] {
        let title = wrapped(section.title, indent: "")
        let bar = String(repeating: "━", count: title.map { DisplayWidth.of($0) }.max() ?? 0)
        return title.map { style.strong($0) } + [style.faint(bar)] + section.lines.flatMap { lines(of: $0) }
    }

    private func lines(of line: Line) -> [String] {
        let indent = String(repeating: "  ", count: line.depth + 1)
        let text = wrapped(line.text, indent: indent).enumerated().map { offset, piece in
            (offset == 0 ? indent + "• " : indent + "  ") + piece
        }
        guard !line.source.isEmpty else { return text }
        return text + wrapped(line.source, indent: indent).map { style.faint(indent + "  " + $0) }
    }

    private func wrapped(_ text: String, indent: String) -> [String] {
        let text = Style.printable(text)
        return width.map { DisplayWidth.wrap(text, to: max(20, $0 - indent.count - 2)) } ?? [text]
    }
}
