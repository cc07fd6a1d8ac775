// SPDX-License-Identifier: Apache-2.0

/// Tells the rows of data in an office table from everything else that stands between and below them.
struct RowSorter {
    /// The columns that matter for telling rows apart.
    struct Columns {
        /// Columns that mean something.
        let bound: [Int]
        /// Header texts of the bound columns.
        let headers: [String]
        /// Columns of which one must be filled in a row of data; none when the key column is missing.
        let keys: [Int]
        /// The column that numbers the rows.
        let rowNumber: Int?
    }

    /// What a row is.
    enum Kind {
        /// A row of data, possibly without its key.
        case data
        /// Nothing, or only a row number.
        case blank
        /// A section's title, a total, a repeated header, numbers of columns, a remark.
        case ornament
    }

    private let columns: Columns
    private let mergedAcross: Set<CellAddress>
    /// The first row of the closing block, or the row after the last.
    private let end: Int

    /// Looks over the rows that follow the header.
    init(rowsFromBelow rows: some Sequence<SheetRow>, _ columns: Columns, merges: [MergedRange]) {
        self.columns = columns
        mergedAcross = Set(merges.lazy.filter { $0.last.column > $0.first.column }.map(\.first))
        var end = Int.max
        // From below: the block reaches up to its highest line that has no solid row after it.
        for row in rows {
            let texts = row.cells.compactMap { Self.text($0.value) }
            let isClosing = !texts.isEmpty && texts.count == row.cells.count && texts.allSatisfy(RowWords.isClosing)
            if isClosing {
                end = row.number
            } else if Self.isSolid(row, columns) {
                break
            }
        }
        self.end = end
    }

    /// Whether a row stands above the closing block.
    func isBeforeEnd(_ number: Int) -> Bool { number < end }

    /// What a row is; `values` are those of the bound columns, `isFirst` says that no data came before.
    func kind(_ row: SheetRow, values: [RawValue], isFirst: Bool) -> Kind {
        if row.number >= end { return row.cells.allSatisfy(\.value.isBlank) ? .blank : .ornament }
        let filled = row.cells.filter { !$0.value.isBlank && !isRowNumber($0) }
        if filled.isEmpty { return .blank }
        let texts = filled.compactMap { Self.text($0.value) }
        if isRepeatedHeader(values) || isFirst && numbersColumns(row) { return .ornament }

        let bound = values.count { !$0.isBlank }
        let hasKey = self.hasKey(values)
        if let first = texts.first, RowWords.isTotal(first), !hasKey || isKeyColumn(filled[0].column) {
            return .ornament
        }
        if filled.count == 1, let text = texts.first {
            return isTitle(text, at: CellAddress(column: filled[0].column, row: row.number), hasKey: hasKey)
                ? .ornament : .data
        }
        if isSectionNumbered(row), !hasKey || bound <= 1 { return .ornament }
        return bound == 0 ? .ornament : .data
    }

    /// A title has its row for itself.
    private func isTitle(_ text: String, at address: CellAddress, hasKey: Bool) -> Bool {
        if mergedAcross.contains(address) || RowWords.isSectionTitle(text) { return true }
        if hasKey { return columns.bound.count > 1 && text.contains(" ") && isKeyColumn(address.column) }
        // Left of the key, or in a column without a meaning, it is no value of a record.
        let isBound = columns.bound.contains(address.column)
        return !isBound || RowWords.isClosing(text) || columns.keys.allSatisfy { address.column < $0 }
    }

    private func isKeyColumn(_ column: Int) -> Bool { columns.keys.contains(column) }

    private func hasKey(_ values: [RawValue]) -> Bool {
        if columns.keys.isEmpty { return values.count { !$0.isBlank } >= 2 }
        return zip(columns.bound, values).contains { isKeyColumn($0) && !$1.isBlank }
    }

    /// Whether a cell only numbers its row, or its section.
    private func isRowNumber(_ cell: RawCell) -> Bool {
        guard cell.column == columns.rowNumber else { return false }
        guard let text = Self.text(cell.value) else { return true }
        return RowWords.isSectionNumber(text) || text.allSatisfy { $0.isNumber || ".)".contains($0) }
    }

    /// A page's header printed again.
    private func isRepeatedHeader(_ values: [RawValue]) -> Bool {
        var same = 0
        for (value, header) in zip(values, columns.headers) where !value.isBlank {
            guard let text = Self.text(value), text == header else { return false }
            same += 1
        }
        return same >= min(2, columns.bound.count) && same > 0
    }

    /// A line "(1) (2) (3)" or "A B 1 2 3" below the header.
    private func numbersColumns(_ row: SheetRow) -> Bool {
        let texts = row.cells.filter { !$0.value.isBlank }.map { cell -> String in
            if case .number(let digits, _) = cell.value { return digits }
            return Self.text(cell.value) ?? ""
        }
        guard texts.count >= 3, texts.count >= columns.bound.count else { return false }
        let bare = texts.map { $0.filter { !"()[] ".contains($0) } }
        let numbers = bare.drop { $0.count == 1 && ("A"..."Z").contains($0) }.map { Int($0) }
        guard let first = numbers.first, let start = first, (0...2).contains(start) else { return false }
        return numbers.enumerated().allSatisfy { $0.element == start + $0.offset }
    }

    private func isSectionNumbered(_ row: SheetRow) -> Bool {
        guard let column = columns.rowNumber, let text = Self.text(row[column]) else { return false }
        return RowWords.isSectionNumber(text)
    }

    private static func isSolid(_ row: SheetRow, _ columns: Columns) -> Bool {
        let filled = columns.bound.filter { !row[$0].isBlank }
        guard columns.keys.isEmpty || columns.keys.contains(where: { !row[$0].isBlank }) else { return false }
        if let column = columns.rowNumber {
            if case .number = row[column] { return true }
            if let text = text(row[column]), Int(text) != nil { return true }
        }
        return filled.count >= min(3, columns.bound.count)
    }

    private static func text(_ value: RawValue) -> String? {
        guard case .text(let text) = value, !value.isBlank else { return nil }
        return EntranceText.trimmed(text)
    }
}
