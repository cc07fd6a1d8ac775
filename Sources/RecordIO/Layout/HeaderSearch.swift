// SPDX-License-Identifier: Apache-2.0

internal import Records

/// The header of an office table: one to three rows, with the meaning of each column.
struct Header {
    /// A column that has a header.
    struct Column {
        /// Its number in the sheet, from 1.
        let number: Int
        /// The row of the lowest of its header cells.
        let row: Int
        /// Its header texts from top to bottom.
        let parts: [String]
        /// What it means, if anything is called so.
        let match: HeaderMatcher.Match?

        /// The header as one text.
        var text: String { parts.joined(separator: " – ") }
    }

    /// The first and last row.
    let rows: ClosedRange<Int>
    /// The columns that have a header, ascending.
    let columns: [Column]
}

/// Looks for the rows of a sheet that read most like the header of a table.
struct HeaderSearch {
    /// Rows at the top of a sheet among which the header must be.
    static let depth = 60
    /// Columns in use among which the header's must be.
    private static let width = 512

    /// A row as people see it: the text that shows in each used column, and the cell whose text it is.
    private struct Line {
        var cells: [(text: String, source: CellAddress)] = []
        /// Whether any text may belong to a header; most rows of a table have none, and need no closer look.
        var mayBeHeader = false
    }

    private let sheet: Sheet
    private let matcher: HeaderMatcher
    private var lines: [Int: Line] = [:]
    private let merges: [MergedRange]
    private let mergesByRow: [Int: [MergedRange]]
    private let usedColumns: [Int]
    /// Slots of which one must be found, unless two columns are found at all.
    private let keySlots: Set<Int>

    init(_ sheet: Sheet, _ matcher: HeaderMatcher, keySlots: Set<Int>) {
        self.sheet = sheet
        self.matcher = matcher
        self.keySlots = keySlots
        let top = sheet.rows.prefix(Self.depth).map(\.number)
        merges = sheet.merges.filter { $0.first.row <= top.last ?? 0 }
        var byRow: [Int: [MergedRange]] = [:]
        for merge in merges {
            for row in top where (merge.first.row...merge.last.row).contains(row) {
                // Ranges that do not overlap cannot be more than the columns.
                if byRow[row, default: []].count < Self.width { byRow[row, default: []].append(merge) }
            }
        }
        mergesByRow = byRow
        var columns: Set<Int> = []
        for row in sheet.rows.prefix(Self.depth * 4) { columns.formUnion(row.cells.map(\.column)) }
        usedColumns = Array(columns.sorted().prefix(Self.width))
        for row in top {
            for number in row..<row + 3 where lines[number] == nil { lines[number] = line(number) }
        }
    }

    /// The header that names most columns; of equal ones the lowest in rows, then the first.
    func find() -> Header? {
        var best: (score: Int, header: Header)?
        for height in 1...3 {
            for row in sheet.rows.prefix(Self.depth)
            where (row.number..<row.number + height).contains(where: { lines[$0]?.mayBeHeader == true }) {
                let columns = self.columns(first: row.number, height: height)
                let score = self.score(columns)
                if score > best?.score ?? 0 {
                    let rows = row.number...lastRow(row.number, height)
                    best = (score, Header(rows: rows, columns: columns))
                }
            }
        }
        return best?.header
    }

    private func score(_ columns: [Header.Column]) -> Int {
        // A yearly header without its year names nothing: the year may stand in the row below.
        let slots = Set(columns.compactMap(\.match)).compactMap { match -> Int? in
            if case .slot(let slot, _) = match { slot } else { nil }
        }
        return slots.count >= 2 || slots.contains(where: keySlots.contains) ? slots.count : 0
    }

    /// Cells merged downwards from the header belong to it to their end.
    private func lastRow(_ first: Int, _ height: Int) -> Int {
        let last = first + height - 1
        let reach = merges.filter { (first...last).contains($0.first.row) && $0.last.row <= first + 3 }.map(\.last.row)
        return max(last, reach.max() ?? last)
    }

    private func columns(first: Int, height: Int) -> [Header.Column] {
        let lines = (first..<first + height).map { self.lines[$0] ?? Line() }
        var columns: [Header.Column] = []
        // The text of each upper row that stands to the left, for headers grouped without merging.
        var groups = [String?](repeating: nil, count: height)
        for (index, column) in usedColumns.enumerated() {
            var parts: [String] = []
            var grouped: [String] = []
            var lowest = 0
            var previous: CellAddress?
            for (level, line) in lines.enumerated() {
                let (text, source) = line.cells[index]
                if !text.isEmpty {
                    groups[level] = text
                    lowest = source.row
                    if source != previous {
                        parts.append(text)
                        grouped.append(text)
                    }
                    previous = source
                } else if level < height - 1, let group = groups[level] {
                    grouped.append(group)
                }
            }
            guard !parts.isEmpty else {
                groups = groups.map { _ in nil }
                continue
            }
            let match = match(parts) ?? (grouped.count > parts.count ? match(grouped) : nil)
            columns.append(Header.Column(number: column, row: lowest, parts: parts, match: match))
        }
        return columns
    }

    /// Tries a column's texts together, from the lower end, and in reverse ("2024" over "Xếp loại").
    private func match(_ parts: [String]) -> HeaderMatcher.Match? {
        var weak: HeaderMatcher.Match?
        // What stands below a part that is none can match from its own start on only.
        let first = parts.lastIndex { !matcher.canBePart($0) }.map { $0 + 1 } ?? 0
        for start in parts.indices where start >= first {
            for candidate in [
                parts[start...].joined(separator: " "), parts[start...].reversed().joined(separator: " "),
            ] {
                switch matcher.match(candidate) {
                case .slot(let slot, let year): return .slot(slot, year: year)
                case .yearMissing(let slot): weak = weak ?? .yearMissing(slot)
                case nil: continue
                }
            }
        }
        return weak
    }

    private func line(_ row: Int) -> Line {
        var line = Line()
        for column in usedColumns {
            let source = merged(CellAddress(column: column, row: row))
            let text = text(source)
            line.cells.append((text, source))
            line.mayBeHeader = line.mayBeHeader || (!text.isEmpty && matcher.canBePart(text))
        }
        return line
    }

    /// The cell whose value shows at an address.
    private func merged(_ address: CellAddress) -> CellAddress {
        mergesByRow[address.row]?.first {
            ($0.first.row...$0.last.row).contains(address.row)
                && ($0.first.column...$0.last.column).contains(address.column)
        }?.first ?? address
    }

    private func text(_ address: CellAddress) -> String {
        switch sheet[address] {
        case .text(let text): EntranceText.trimmed(text)
        case .number(let digits, _): DecimalText(digits)?.shown.plain() ?? digits
        default: ""
        }
    }
}
