// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RecordIO

@Suite struct ZipBombTests {
    /// A zip file with one entry of zero bytes packed a thousand to one; the size it declares may lie.
    private func bomb(unpacked: Int, declared: UInt32) -> [UInt8] {
        var bits = BitWriter()
        // One last block of fixed codes: a zero, then runs of 258 bytes at distance 1, then the end.
        bits.write(0b1, 1)
        bits.write(0b01, 2)
        bits.writeCode(0b0011_0000, 8)
        for _ in 0..<(unpacked / 258) {
            bits.writeCode(0b1100_0101, 8)
            bits.writeCode(0, 5)
        }
        bits.writeCode(0, 7)
        var file = ZipBytes.make([("xl/workbook.xml", bits.bytes)])
        // Local header: method at 8, unpacked size at 22; the same fields stand two bytes later in the directory.
        let directory = 30 + "xl/workbook.xml".utf8.count + bits.bytes.count
        for (method, size) in [(8, 22), (directory + 10, directory + 24)] {
            file[method] = 8
            for byte in 0..<4 { file[size + byte] = UInt8(truncatingIfNeeded: declared >> UInt32(8 * byte)) }
        }
        return file
    }

    private func problem(_ file: [UInt8], _ limits: ZipArchive.Limits) -> (WorkbookProblem?, read: Int) {
        var read = 0
        do throws(WorkbookProblem) {
            let archive = try ZipArchive(bytes: file, limits: limits)
            try archive.read("xl/workbook.xml") { piece throws(WorkbookProblem) in
                read += piece.count
                return true
            }
            return (nil, read)
        } catch {
            return (error, read)
        }
    }

    private let limits = ZipArchive.Limits(entryBytes: 8 << 20, ratioFrom: 1 << 20, ratio: 100)

    @Test("an entry that declares too much is not unpacked at all")
    func declared() {
        let (problem, read) = problem(bomb(unpacked: 9 << 20, declared: 9 << 20), limits)
        #expect(problem == .tooLarge(part: "xl/workbook.xml"))
        #expect(read == 0)
    }

    @Test("an entry that declares little and unpacks to much is stopped on the way")
    func lying() {
        let (problem, read) = problem(bomb(unpacked: 4 << 20, declared: 1000), limits)
        #expect(problem == .tooLarge(part: "xl/workbook.xml"))
        // A hundred times its packed size of 26 kB, and no more than a piece beyond.
        #expect(read <= 11 << 18)
    }

    @Test("a small entry may be packed as tightly as it likes")
    func small() {
        let (problem, read) = problem(bomb(unpacked: 1 << 16, declared: 1 << 16), limits)
        // The check sum is not that of the zeros, which libzip finds at the end.
        #expect(problem == .brokenZip)
        #expect(read >= 1 << 16 - 258)
    }
}

/// Writes bits as deflate orders them.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    /// Writes the lowest bits of a number, lowest first.
    mutating func write(_ value: Int, _ count: Int) {
        for bit in 0..<count { put(value >> bit & 1) }
    }

    /// Writes a Huffman code, highest bit first.
    mutating func writeCode(_ code: Int, _ count: Int) {
        for bit in (0..<count).reversed() { put(code >> bit & 1) }
    }

    private mutating func put(_ bit: Int) {
        if used == 8 {
            bytes.append(0)
            used = 0
        }
        bytes[bytes.count - 1] |= UInt8(bit << used)
        used += 1
    }
}
