// SPDX-License-Identifier: Apache-2.0

/// A table of text in columns that shrink to a terminal's width.
///
/// A row may end in a sentence, which wraps instead of being cut; where the terminal has no room for it beside the columns
/// it stands below the row.
struct TextTable {
    /// One column.
    struct Column {
        var title: String
        var alignsRight = false
        /// The width down to which it shrinks before others must give more.
        var least = 8
    }

    /// One cell.
    struct Cell {
        let text: String
        let tint: Style.Tint
        /// How many cells of the terminal the text takes.
        let width: Int

        init(text: String, tint: Style.Tint = .plain) {
            self.text = Style.printable(text)
            self.tint = tint
            width = DisplayWidth.of(self.text)
        }
    }

    private struct Row {
        let cells: [Cell]
        let sentence: String
        let sentenceWidth: Int

        init(cells: [Cell], sentence: String) {
            self.cells = cells
            self.sentence = Style.printable(sentence)
            sentenceWidth = DisplayWidth.of(self.sentence)
        }
    }

    private let columns: [Column]
    private let sentenceTitle: String
    private var rows: [Row] = []
    private let gap = "  "
    private let least = 3
    /// The narrowest column in which sentences are still read with ease.
    private let leastSentence = 36

    init(columns: [Column], sentenceTitle: String) {
        self.columns = columns
        self.sentenceTitle = sentenceTitle
    }

    /// Adds a row; it must have a cell for each column.
    mutating func add(_ cells: [Cell], sentence: String) {
        rows.append(Row(cells: cells, sentence: sentence))
    }

    /// The lines of the table under a header; a width of nil lets every column be as wide as its texts.
    func lines(width: Int?, indent: String, style: Style) -> [String] {
        var widths = columns.indices.map { index in
            rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, $1.cells[index].width) }
        }
        let header = Row(cells: columns.map { Cell(text: $0.title, tint: .faint) }, sentence: sentenceTitle)
        let room = width.map { max(5 * columns.count, $0 - DisplayWidth.of(indent)) }
        var sentence: Int?
        if rows.contains(where: { !$0.sentence.isEmpty }) {
            let natural = rows.reduce(header.sentenceWidth) { max($0, $1.sentenceWidth) }
            let beside = room.map { $0 - total(widths) - gap.count } ?? natural
            if beside >= min(leastSentence, natural) { sentence = min(natural, beside) }
        }
        if sentence == nil, let room { shrink(&widths, to: room) }
        let line = rule(widths + (sentence.map { [$0] } ?? []), indent, style)
        return laidOut(header, widths, sentence, indent, style) + [line]
            + rows.flatMap { row in
                laidOut(row, widths, sentence, indent, style)
                    + (sentence == nil ? below(row, room, indent, style) : [])
            }
    }

    /// The sentence of a row on lines of its own.
    private func below(_ row: Row, _ room: Int?, _ indent: String, _ style: Style) -> [String] {
        guard !row.sentence.isEmpty else { return [] }
        let hanging = indent + gap + gap
        let lines = room.map { DisplayWidth.wrap(row.sentence, to: $0 - 2 * gap.count) } ?? [row.sentence]
        return lines.map { hanging + style.faint($0) }
    }

    private func rule(_ widths: [Int], _ indent: String, _ style: Style) -> String {
        indent + style.faint(widths.map { String(repeating: "─", count: $0) }.joined(separator: gap))
    }

    private func total(_ widths: some Collection<Int>) -> Int {
        widths.reduce(0, +) + gap.count * max(0, widths.count - 1)
    }

    /// Takes cells from the widest columns until the rest fits: first down to what each wants, then down to the least.
    private func shrink(_ widths: inout [Int], to room: Int) {
        for isLastResort in [false, true] {
            while total(widths) > room {
                let shrinkable = widths.indices.filter { widths[$0] > (isLastResort ? least : columns[$0].least) }
                guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
            }
        }
    }

    /// The lines of one row; its sentence too if it has a width.
    private func laidOut(
        _ row: Row, _ widths: [Int], _ sentence: Int?, _ indent: String, _ style: Style
    ) -> [String] {
        let sentences = sentence.map { DisplayWidth.wrap(row.sentence, to: $0) } ?? []
        var first = indent
        // Spaces are kept back until something follows them, so that no line ends in one.
        var pending = 0
        for index in widths.indices {
            let cell = row.cells[index]
            let fits = cell.width <= widths[index]
            let piece = fits ? cell.text : DisplayWidth.fit(cell.text, to: widths[index])
            let space = max(0, widths[index] - (fits ? cell.width : DisplayWidth.of(piece)))
            if columns[index].alignsRight { pending += space }
            if !piece.isEmpty {
                Self.addSpaces(pending, to: &first)
                first += style.tinted(piece, cell.tint)
                pending = 0
            }
            if !columns[index].alignsRight { pending += space }
            pending += gap.count
        }
        if let said = sentences.first, !said.isEmpty {
            Self.addSpaces(pending, to: &first)
            first += said
        }
        return [first.utf8.count == indent.utf8.count ? "" : first]
            + sentences.dropFirst().map { line in
                indent + String(repeating: " ", count: widths.reduce(0) { $0 + $1 + gap.count }) + line
            }
    }

    private static func addSpaces(_ count: Int, to line: inout String) {
        var left = count
        while left > 0 {
            line += spaces[min(left, spaces.count - 1)]
            left -= spaces.count - 1
        }
    }

    private static let spaces = (0..<16).map { String(repeating: " ", count: $0) }
}
