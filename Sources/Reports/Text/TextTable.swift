// SPDX-License-Identifier: Apache-2.0

/// A table of text in columns that shrink to a terminal's width.
///
/// The last column is for sentences: it wraps instead of being cut, and where the terminal has no room for it beside the
/// others, its text stands below each row.
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

        init(text: String, tint: Style.Tint = .plain) {
            self.text = Style.printable(text)
            self.tint = tint
        }
    }

    private let columns: [Column]
    private var rows: [[Cell]] = []
    private let gap = "  "
    private let least = 3

    init(columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row; it must have a cell for each column.
    mutating func add(_ cells: [Cell]) {
        rows.append(cells)
    }

    /// The lines of the table under a header; a width of nil lets every column be as wide as its texts.
    func lines(width: Int?, indent: String, style: Style) -> [String] {
        guard let last = columns.last else { return [] }
        var widths = columns.indices.map { index in
            rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index].text)) }
        }
        let header = columns.map { Cell(text: $0.title, tint: .faint) }
        guard let width else { return table(header, widths, indent, style) }
        let room = max(5 * columns.count, width - DisplayWidth.of(indent))
        let beside = room - total(widths.dropLast()) - gap.count
        if beside >= min(last.least, widths[columns.count - 1]) {
            widths[columns.count - 1] = min(widths[columns.count - 1], beside)
            return table(header, widths, indent, style)
        }
        widths.removeLast()
        shrink(&widths, to: room)
        let hanging = indent + gap + gap
        return laidOut(header, widths, indent, style) + [rule(widths, indent, style)]
            + rows.flatMap { row in
                laidOut(row, widths, indent, style)
                    + DisplayWidth.wrap(row[columns.count - 1].text, to: room - 2 * gap.count)
                    .map { hanging + style.faint($0) }
            }
    }

    private func table(_ header: [Cell], _ widths: [Int], _ indent: String, _ style: Style) -> [String] {
        laidOut(header, widths, indent, style) + [rule(widths, indent, style)]
            + rows.flatMap { laidOut($0, widths, indent, style) }
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

    /// The lines of one row; only as many columns as there are widths, of which the table's last one wraps.
    private func laidOut(_ cells: [Cell], _ widths: [Int], _ indent: String, _ style: Style) -> [String] {
        let parts = widths.indices.map { index in
            index == columns.count - 1
                ? DisplayWidth.wrap(cells[index].text, to: widths[index])
                : [DisplayWidth.fit(cells[index].text, to: widths[index])]
        }
        return (0..<(parts.map(\.count).max() ?? 1)).map { line in
            var text = ""
            var pending = indent
            for index in widths.indices {
                let piece = line < parts[index].count ? parts[index][line] : ""
                let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(piece)))
                if columns[index].alignsRight { pending += space }
                // Spaces are kept back until something follows them, so that no line ends in one.
                if !piece.isEmpty {
                    text += pending + style.tinted(piece, cells[index].tint)
                    pending = ""
                }
                if !columns[index].alignsRight { pending += space }
                pending += gap
            }
            return text
        }
    }
}
