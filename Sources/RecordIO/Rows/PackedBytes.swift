// SPDX-License-Identifier: Apache-2.0

/// Bytes that are only added to and stay where they are, in blocks that are never copied.
final class PackedBytes {
    private static let block = 1 << 18
    /// Zeros behind each block, so that whole words may be read at its end.
    private static let margin = 32

    private var blocks: [UnsafeMutableRawBufferPointer] = []
    private var used = 0

    deinit { for block in blocks { block.deallocate() } }

    /// Adds bytes, which will stand in one piece; gives their place.
    func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        if blocks.isEmpty || used + bytes.count > blocks[blocks.count - 1].count - Self.margin { grow(bytes.count) }
        let block = blocks.count - 1
        if !bytes.isEmpty { UnsafeMutableRawBufferPointer(rebasing: blocks[block][used...]).copyMemory(from: bytes) }
        defer { used += bytes.count }
        return block << 32 | used
    }

    /// Where the bytes of a place stand.
    @inline(__always)
    func address(_ place: Int) -> UnsafeRawPointer {
        // SAFETY: a block has at least its margin, and so an address.
        UnsafeRawPointer(blocks[place >> 32].baseAddress.unsafelyUnwrapped) + (place & 0xFFFF_FFFF)
    }

    private func grow(_ wanted: Int) {
        let block = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(wanted, Self.block) + Self.margin, alignment: 16)
        block.initializeMemory(as: UInt8.self, repeating: 0)
        blocks.append(block)
        used = 0
    }
}

/// Texts by number, as bytes.
final class PackedTexts {
    private let bytes = PackedBytes()
    private var places: [Int] = []
    private var counts: [UInt32] = []

    /// How many texts there are.
    var count: Int { places.count }

    /// Adds a text by its UTF-8 bytes.
    func append(_ text: UnsafeRawBufferPointer) {
        places.append(bytes.append(text))
        counts.append(UInt32(text.count))
    }

    /// The text with a number, from 0.
    @inline(__always)
    subscript(number: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes.address(places[number]), count: Int(counts[number]))
    }
}
