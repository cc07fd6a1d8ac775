// SPDX-License-Identifier: Apache-2.0

/// The rows of a CSV file.
struct DelimitedText {
    /// What stopped the reading, or what is wrong with one row.
    enum Problem: Hashable {
        /// Not UTF-8; the line, from 1.
        case notUTF8(line: Int)
        /// Two-byte letters, as Excel's "Unicode text" has them.
        case utf16
        /// More cells in a row than the widest of the first rows has headers for.
        case ragged(line: Int, count: Int, expected: Int)
        /// A quote that never closes; the line where it opens.
        case openQuote(line: Int)
        /// Text after a closing quote.
        case strayQuote(line: Int)
    }

    /// The rows with their cells, and the line on which each begins.
    private(set) var rows: [(line: Int, cells: [String])] = []
    /// Everything that is wrong.
    private(set) var problems: [Problem] = []

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Reads the bytes of a file; `;`, `,` and tab part cells, whichever the first lines use.
    init(_ bytes: [UInt8]) {
        var body = bytes[...]
        if body.starts(with: [0xFF, 0xFE]) || body.starts(with: [0xFE, 0xFF]) {
            problems.append(.utf16)
            return
        }
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        if let line = Self.firstBrokenLine(body) {
            problems.append(.notUTF8(line: line))
            return
        }
        parse(body, separator: Self.separator(of: body, isWhole: true) ?? UInt8(ascii: ","))
        findRaggedRows()
    }

    private mutating func parse(_ body: ArraySlice<UInt8>, separator: UInt8) {
        var line = 1
        var rowLine = 1
        var cells: [String] = []
        var cell: [UInt8] = []
        var index = body.startIndex
        var isQuoted = false
        var wasQuoted = false
        var quoteLine = 1

        func text() -> String { EntranceText.normalized(cell) }
        while index < body.endIndex {
            let byte = body[index]
            index += 1
            if byte == Self.newline
                || byte == Self.carriageReturn && !(index < body.endIndex && body[index] == Self.newline)
            {
                line += 1
            }
            if isQuoted {
                if byte != Self.quote {
                    cell.append(byte)
                } else if index < body.endIndex, body[index] == Self.quote {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                    wasQuoted = true
                }
                continue
            }
            switch byte {
            case separator:
                cells.append(text())
                cell.removeAll(keepingCapacity: true)
                wasQuoted = false
            case Self.newline, Self.carriageReturn:
                if byte == Self.carriageReturn, index < body.endIndex, body[index] == Self.newline { continue }
                cells.append(text())
                rows.append((rowLine, cells))
                cells = []
                cell.removeAll(keepingCapacity: true)
                wasQuoted = false
                rowLine = line
            case Self.quote where cell.isEmpty && !wasQuoted:
                isQuoted = true
                quoteLine = line
            default:
                if wasQuoted, byte != UInt8(ascii: " ") { problems.append(.strayQuote(line: line)) }
                if !wasQuoted { cell.append(byte) }
            }
        }
        if isQuoted { problems.append(.openQuote(line: quoteLine)) }
        if !cell.isEmpty || !cells.isEmpty || wasQuoted {
            cells.append(text())
            rows.append((rowLine, cells))
        }
    }

    /// Rows longer or shorter than the table: a separator inside an unquoted text, most often.
    private mutating func findRaggedRows() {
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.cells.count, default: 0] += 1 }
        guard let expected = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return }
        for row in rows where row.cells.count != expected {
            // A blank line, and title or total lines written without their empty cells, are as good as full ones.
            if row.cells.count < expected, row.cells.dropFirst().allSatisfy({ $0.isEmpty }) { continue }
            problems.append(.ragged(line: row.line, count: row.cells.count, expected: expected))
        }
    }

    /// The sign between cells as the first lines use it; nil when these are longer than the part of a file that is there.
    static func separator(of body: some Sequence<UInt8>, isWhole: Bool) -> UInt8? {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
        var counts = [0, 0, 0]
        var line = [0, 0, 0]
        // How often each stands in every line so far; nil before the first line, 0 when lines differ.
        var inEveryLine: [Int]?
        var isQuoted = false
        var lines = 0
        for byte in body {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
                line[index] += 1
            }
            if byte == newline {
                lines += 1
                if line != [0, 0, 0] {
                    inEveryLine = inEveryLine.map { zip($0, line).map { $0 == $1 ? $0 : 0 } } ?? line
                    line = [0, 0, 0]
                }
            }
            if lines == 20 { break }
        }
        guard isWhole || lines == 20 else { return nil }
        // What alone stands equally often in every line parts the cells, whatever else stands inside them.
        let regular = (inEveryLine ?? []).indices.filter { inEveryLine?[$0] ?? 0 > 0 }
        if regular.count == 1, lines > 1 { return candidates[regular[0]] }
        // Decimal commas make the comma frequent even where it parts nothing: any use of the others weighs more.
        if counts[0] > 0, counts[0] * 4 >= counts[2] { return candidates[0] }
        if counts[1] > 0, counts[1] * 4 >= counts[2] { return candidates[1] }
        return candidates[2]
    }

    private static func firstBrokenLine(_ body: ArraySlice<UInt8>) -> Int? {
        guard String(validating: body, as: UTF8.self) == nil else { return nil }
        var line = 1
        for piece in body.split(separator: newline, omittingEmptySubsequences: false) {
            if String(validating: piece, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}
