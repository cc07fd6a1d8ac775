// SPDX-License-Identifier: Apache-2.0

/// Where each row of a table was read.
public struct Origins: Sendable, Hashable, RandomAccessCollection {
    private struct Run: Sendable, Hashable {
        let sheet: String
        let first: Int
    }

    /// Rows one after the other mostly come from one sheet, whose name is kept once.
    private var runs: [Run] = []
    private var rows: [Int32] = []

    /// No rows.
    public init() {}

    /// The first row.
    public var startIndex: Int { 0 }
    /// The row after the last.
    public var endIndex: Int { rows.count }

    /// Where a row was read.
    public subscript(row: Int) -> Origin {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].first <= row { low = middle } else { high = middle }
        }
        return Origin(sheet: runs[low].sheet, row: Int(rows[row]))
    }

    /// Adds the next row.
    public mutating func append(_ origin: Origin) {
        if runs.last?.sheet != origin.sheet { runs.append(Run(sheet: origin.sheet, first: rows.count)) }
        rows.append(Int32(clamping: origin.row))
    }

    /// Adds the next rows, which stand in one sheet.
    mutating func append(sheet: String, rows more: [Int32]) {
        guard !more.isEmpty else { return }
        if runs.last?.sheet != sheet { runs.append(Run(sheet: sheet, first: rows.count)) }
        if rows.isEmpty { rows = more } else { rows += more }
    }
}

extension Origins {
    func write(to words: inout WordWriter) {
        words.write(runs.map(\.sheet))
        words.write(runs.map { Int64($0.first) })
        words.write(rows)
    }

    static func read(_ words: inout WordReader, count: Int) throws(DamagedWords) -> Origins {
        let sheets = try words.texts()
        let firsts = try words.numbers(Int64.self, count: sheets.count)
        var origins = Origins()
        origins.rows = try words.numbers(Int32.self, count: count)
        // The first run begins with the first row, and each of them has one.
        guard firsts.first == (count == 0 ? nil : 0), zip(firsts, firsts.dropFirst()).allSatisfy({ $0 < $1 }),
            firsts.last.map({ $0 < count }) ?? true
        else { throw DamagedWords() }
        origins.runs = zip(sheets, firsts).map { Run(sheet: $0, first: Int($1)) }
        return origins
    }
}
