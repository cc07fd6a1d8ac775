// SPDX-License-Identifier: Apache-2.0

/// Walks over the cells of one row of a CSV file, each without its quotes.
struct DelimitedCells: CellWalk {
    private var position: UnsafeRawPointer
    private let end: UnsafeRawPointer
    private let separator: UInt8
    private let pattern: UInt64
    /// The column of the cell before.
    private var column = 0
    /// Quoted cells that hold quotes, without the doubled ones.
    private var unquoted: [UInt8] = []

    /// A walk over the first bytes, which hold a row that ``DelimitedScan`` found sound.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, _ length: Int, _ separator: UInt8) {
        // An empty buffer has no address.
        position = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 64).unsafelyUnwrapped
        end = position + length
        self.separator = separator
        pattern = 0x0101_0101_0101_0101 &* UInt64(separator)
    }

    /// The next cell; nil after the last.
    @inline(__always)
    mutating func next() -> SourceCell? {
        if position >= end {
            if position > end { return nil }
            defer { position += 1 }
            return SourceCell(start: end, count: 0)
        }
        if position.load(as: UInt8.self) == 0x22 { return nextQuoted() }
        let start = position
        let stop = separatorOrEnd()
        position = stop + 1
        return SourceCell(start: start, count: stop - start)
    }

    @inline(__always)
    private func separatorOrEnd() -> UnsafeRawPointer {
        var place = position
        repeat {
            let word = place.loadUnaligned(as: UInt64.self) ^ pattern
            // The lowest set bit is that of the first byte that is zero (Mycroft, 1987).
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 {
                let found = place + zeros.trailingZeroBitCount / 8
                return found < end ? found : end
            }
            place += 8
        } while place < end
        return end
    }

    @inline(__always)
    mutating func nextFilled() -> (number: Int, cell: SourceCell)? {
        while let cell = next() {
            column += 1
            if cell.count > 0 { return (column, cell) }
        }
        return nil
    }

    @inline(__always)
    mutating func cell(at number: Int) -> SourceCell {
        var cell: SourceCell?
        while column < number {
            cell = next()
            column += 1
        }
        // A short row ends in blanks.
        return cell ?? SourceCell(start: end, count: 0)
    }

    @inline(never)
    private mutating func nextQuoted() -> SourceCell? {
        let start = position + 1
        var place = start
        var hasQuotes = false
        while place < end {
            if place.load(as: UInt8.self) == 0x22 {
                guard place + 1 < end, (place + 1).load(as: UInt8.self) == 0x22 else { break }
                hasQuotes = true
                place += 1
            }
            place += 1
        }
        let content = UnsafeRawBufferPointer(start: start, count: place - start)
        position = place
        // Only spaces are left.
        position = separatorOrEnd() + 1
        guard hasQuotes else { return SourceCell(start: start, count: content.count) }
        return copied(content)
    }

    private mutating func copied(_ content: UnsafeRawBufferPointer) -> SourceCell? {
        unquoted.removeAll(keepingCapacity: true)
        var wasQuote = false
        for byte in content {
            wasQuote = byte == 0x22 && !wasQuote
            if !wasQuote { unquoted.append(byte) }
        }
        let count = unquoted.count
        unquoted.append(contentsOf: repeatElement(0, count: 8))
        return unquoted.withUnsafeBytes { bytes in
            // SAFETY: the array is not touched before the next call, and the cell says that it is gone then.
            bytes.baseAddress.map { SourceCell(start: $0, count: count, isCopied: true) }
        }
    }
}
