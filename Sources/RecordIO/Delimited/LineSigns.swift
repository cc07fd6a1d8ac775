// SPDX-License-Identifier: Apache-2.0

/// The signs among bytes that part lines and cells, or say that a line must be looked at with care.
struct LineSigns: ~Copyable {
    private var lineEnds = SignWords()
    private var separators = SignWords()
    private var marks = SignWords()
    private var foreign = SignWords()
    private var count = 0

    /// A line of the bytes.
    struct Line {
        /// Where it ends: at its line feed, or at the end of the bytes.
        var end = 0
        var hasLineFeed = false
        /// How many separators it holds.
        var separators = 0
        /// How many quotes and carriage returns it holds.
        var marks = 0
        var isASCII = true
    }

    /// Looks at bytes, behind which stand zeros.
    mutating func find(in bytes: UnsafeRawBufferPointer, _ separator: UInt8) {
        count = bytes.count
        lineEnds.find(0x0A, or: 0x0A, in: bytes)
        separators.find(separator, or: separator, in: bytes)
        marks.find(0x22, or: 0x0D, in: bytes)
        foreign.findForeign(in: bytes)
    }

    /// The line that begins at a byte.
    @inline(__always)
    func line(from start: Int) -> Line {
        var line = Line()
        var word = start >> 6
        var wanted = UInt64.max << UInt64(start & 63)
        while word << 6 < count {
            let feeds = lineEnds.words[word] & wanted
            // The bits below the lowest that is set; all of them if none is.
            wanted &= ~feeds & (feeds &- 1)
            line.separators += (separators.words[word] & wanted).nonzeroBitCount
            let marks = marks.words[word] & wanted
            if marks != 0 { line.marks += marks.nonzeroBitCount }
            if foreign.words[word] & wanted != 0 { line.isASCII = false }
            if feeds != 0 {
                line.end = word << 6 + feeds.trailingZeroBitCount
                line.hasLineFeed = true
                return line
            }
            wanted = .max
            word += 1
        }
        line.end = count
        return line
    }
}
