// SPDX-License-Identifier: Apache-2.0

/// Which cells above the cells merged over several rows show, below their first.
struct MergedDown {
    /// Of each column with such cells: by row from ``first`` on, the row whose value shows; -1 where that is the row itself.
    private var sources: [Int: [Int32]] = [:]
    private let first: Int

    /// Looks the merged ranges of a sheet over; nil when they overlap, as in no file that an office program wrote.
    ///
    /// - Parameters:
    ///   - numbers: The numbers of all rows of the sheet.
    ///   - first: The first row of interest.
    ///   - columns: The columns of interest.
    ///   - isBlank: Whether a row shows nothing in a column.
    init?(
        _ merges: [MergedRange], numbers: [Int32], from first: Int, columns: Set<Int>,
        isBlank: (_ row: Int, _ column: Int) -> Bool
    ) {
        self.first = first
        var left = (numbers.count - first) * max(1, columns.count)
        for merge in merges where merge.last.row > merge.first.row && columns.contains(merge.first.column) {
            let column = merge.first.column
            let source = Self.index(of: merge.first.row, in: numbers)
            guard source < numbers.count, numbers[source] == merge.first.row, !isBlank(source, column) else { continue }
            var row = max(first, Self.index(of: merge.first.row + 1, in: numbers))
            while row < numbers.count, numbers[row] <= merge.last.row {
                sources[column, default: [Int32](repeating: -1, count: numbers.count - first)][row - first] =
                    Int32(source)
                left -= 1
                if left < 0 { return nil }
                row += 1
            }
        }
    }

    /// Whether no cells are merged so.
    var isEmpty: Bool { sources.isEmpty }

    /// The row whose value a cell shows that holds none itself.
    func source(row: Int, column: Int) -> Int? {
        guard row >= first, let source = sources[column]?[row - first], source >= 0 else { return nil }
        return Int(source)
    }

    /// The index of the first row whose number is not less.
    private static func index(of number: Int, in numbers: [Int32]) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
