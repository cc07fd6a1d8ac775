// SPDX-License-Identifier: Apache-2.0

/// Makes zip files whose entries are stored as they are.
enum ZipBytes {
    /// The bytes of a zip file with the given entries.
    static func make(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let offset = file.count
            let sum = crc32(content)
            let size = UInt32(content.count)
            // Version, flags (names in UTF-8), method, time, date.
            let common =
                le(UInt16(20)) + le(UInt16(0x800)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt16(0x21)) + le(sum)
                + le(size) + le(size) + le(UInt16(name.utf8.count)) + le(UInt16(0))
            file += le(UInt32(0x0403_4B50)) + common + Array(name.utf8) + content
            directory += le(UInt32(0x0201_4B50)) + le(UInt16(20)) + common
            directory += le(UInt16(0)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt32(0)) + le(UInt32(offset))
            directory += Array(name.utf8)
        }
        let count = UInt16(entries.count)
        let end =
            le(UInt32(0x0605_4B50)) + le(UInt16(0)) + le(UInt16(0)) + le(count) + le(count)
            + le(UInt32(directory.count)) + le(UInt32(file.count)) + le(UInt16(0))
        return file + directory + end
    }

    private static func le(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }
}
