// SPDX-License-Identifier: Apache-2.0

/// One pass over a CSV file that finds where its rows are.
///
/// Only files without a flaw are read this way; of any other, ``DelimitedText`` finds out what is wrong with it.
struct DelimitedScan {
    /// The sign between cells.
    private(set) var separator = UInt8(ascii: ",")
    /// Where each row that holds something begins in the file.
    private(set) var offsets: [Int] = []
    /// How many bytes each of them has without its line end.
    private(set) var lengths: [UInt32] = []
    /// Their numbers, from 1; empty rows count.
    private(set) var numbers: [Int32] = []
    /// The cells of the widest row.
    private(set) var width = 0

    private var window: FileWindow
    /// Rows one after the other that have equally many cells.
    private var runs: [(count: Int, first: Int)] = []
    private var rows = 0

    /// What a look at one row finds.
    private struct Row {
        var length = 0
        var next = 0
        var cells = 1
        var isBlank = true
    }

    /// Looks a file over; nil when it is not plainly sound.
    init?(_ file: SourceFile) {
        window = FileWindow(file)
        let head = window.bytes(from: 0, atLeast: min(file.size, 1 << 16))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return nil }
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let isWhole = head.count == file.size
        guard let separator = DelimitedText.separator(of: head.dropFirst(start), isWhole: isWhole) else { return nil }
        self.separator = separator
        guard findRows(from: start), let usual = usualCount(), !isRagged(usual), !file.isChanged else { return nil }
    }

    private mutating func findRows(from start: Int) -> Bool {
        let size = window.file.size
        var signs = LineSigns()
        var batch = RowBatch()
        var offset = start
        var wanted = 1
        while offset < size {
            let bytes = window.bytes(from: offset, atLeast: wanted)
            signs.find(in: bytes, separator)
            guard let taken = takeRows(bytes, signs, at: offset, &batch) else { return false }
            if offset == start { reserve(rowsIn: size, like: taken) }
            // A row longer than what is in memory is tried again with more of it.
            wanted = taken == 0 ? bytes.count * 2 : FileWindow.wide
            offset += taken
        }
        return true
    }

    /// Takes the rows that end within bytes; gives how many bytes they have, nil when one is flawed.
    private mutating func takeRows(
        _ bytes: UnsafeRawBufferPointer, _ signs: borrowing LineSigns, at offset: Int, _ batch: inout RowBatch
    ) -> Int? {
        let isLast = offset + bytes.count == window.file.size
        let separator = separator
        var position = 0
        var number = rows
        var cells = runs.last?.count ?? -1
        while position < bytes.count {
            let found = Self.row(bytes, signs, separator, at: position, isLast: isLast)
            guard case .row(let row) = found else {
                if case .flawed = found { return nil }
                break
            }
            guard row.length <= Int32.max, number < Int32.max else { return nil }
            if cells != row.cells {
                cells = row.cells
                runs.append((cells, number))
                width = max(width, cells)
            }
            number += 1
            if !row.isBlank {
                if batch.isFull { keep(&batch) }
                batch.add(offset + position, row.length, number)
            }
            position += row.next
        }
        keep(&batch)
        rows = number
        return position
    }

    private mutating func keep(_ batch: inout RowBatch) {
        offsets.append(contentsOf: UnsafeBufferPointer(start: batch.offsets, count: batch.count))
        lengths.append(contentsOf: UnsafeBufferPointer(start: batch.lengths, count: batch.count))
        numbers.append(contentsOf: UnsafeBufferPointer(start: batch.numbers, count: batch.count))
        batch.count = 0
    }

    /// Makes room for the rows of a file, of which so many bytes were read; what is never used of it takes no memory.
    private mutating func reserve(rowsIn size: Int, like taken: Int) {
        guard taken > 0, taken < size else { return }
        let rows = Int(Double(rows) * Double(size) / Double(taken) * 1.1)
        offsets.reserveCapacity(rows)
        lengths.reserveCapacity(rows)
        numbers.reserveCapacity(rows)
    }

    private enum Found {
        case row(Row)
        case unfinished
        case flawed
    }

    /// The row that begins at a byte.
    @inline(__always)
    private static func row(
        _ bytes: UnsafeRawBufferPointer, _ signs: borrowing LineSigns, _ separator: UInt8, at start: Int, isLast: Bool
    ) -> Found {
        let found = signs.line(from: start)
        guard found.hasLineFeed || isLast else { return .unfinished }
        var length = found.end - start
        var marks = found.marks
        if marks > 0, found.hasLineFeed, length > 0, bytes[found.end - 1] == 0x0D {
            length -= 1
            marks -= 1
        }
        if marks > 0 {
            return scanQuoted(UnsafeRawBufferPointer(rebasing: bytes[start...]), separator, isLast: isLast)
        }
        let line = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + length)])
        if !found.isASCII, !UTF8Check.isSound(line) { return .flawed }
        return .row(
            Row(
                length: length, next: found.end - start + (found.hasLineFeed ? 1 : 0), cells: found.separators + 1,
                isBlank: found.separators == length))
    }

    /// The row at the start of bytes, where quotes or bare carriage returns are about.
    @inline(never)
    private static func scanQuoted(_ bytes: UnsafeRawBufferPointer, _ separator: UInt8, isLast: Bool) -> Found {
        let quote = UInt8(ascii: "\"")
        var row = Row()
        var index = 0
        var isQuoted = false
        var wasQuoted = false
        var isCellEmpty = true
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte != quote {
                    (isCellEmpty, row.isBlank) = (false, false)
                } else if index < bytes.count, bytes[index] == quote {
                    (isCellEmpty, row.isBlank) = (false, false)
                    index += 1
                } else if index == bytes.count, !isLast {
                    return .unfinished
                } else {
                    (isQuoted, wasQuoted) = (false, true)
                }
                continue
            }
            switch byte {
            case separator:
                row.cells += 1
                (isCellEmpty, wasQuoted) = (true, false)
            case 0x0A, 0x0D:
                if byte == 0x0D, index == bytes.count, !isLast { return .unfinished }
                row.length = index - 1
                row.next = index
                if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { row.next += 1 }
                return checked(row, bytes)
            case quote where isCellEmpty && !wasQuoted: isQuoted = true
            default:
                if wasQuoted {
                    if byte != UInt8(ascii: " ") { return .flawed }
                } else {
                    (isCellEmpty, row.isBlank) = (false, false)
                }
            }
        }
        guard isLast else { return .unfinished }
        guard !isQuoted else { return .flawed }
        row.length = bytes.count
        row.next = bytes.count
        return checked(row, bytes)
    }

    private static func checked(_ row: Row, _ bytes: UnsafeRawBufferPointer) -> Found {
        UTF8Check.isSound(UnsafeRawBufferPointer(rebasing: bytes[..<row.length])) ? .row(row) : .flawed
    }

    // MARK: Cells in a row

    /// How many cells most rows have; of equally many rows, the greater number.
    private func usualCount() -> Int? {
        var counts: [Int: Int] = [:]
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1].first : rows
            counts[run.count, default: 0] += end - run.first
        }
        return rows == 0 ? 0 : counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Whether a row has more or fewer cells than most, and is no title or blank line.
    private mutating func isRagged(_ usual: Int) -> Bool {
        for (index, run) in runs.enumerated() where run.count != usual {
            if run.count > usual { return true }
            let end = index + 1 < runs.count ? runs[index + 1].first : rows
            // Empty rows are not kept, and are as good as full ones.
            var low = 0
            var high = numbers.count
            while low < high {
                let middle = (low + high) / 2
                if numbers[middle] <= run.first { low = middle + 1 } else { high = middle }
            }
            while low < numbers.count, numbers[low] <= end {
                var cells = DelimitedCells(
                    window.bytes(from: offsets[low], atLeast: Int(lengths[low])), Int(lengths[low]), separator)
                _ = cells.next()
                while let cell = cells.next() {
                    if cell.count > 0 { return true }
                }
                low += 1
            }
        }
        return false
    }
}
