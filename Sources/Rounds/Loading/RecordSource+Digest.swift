// SPDX-License-Identifier: Apache-2.0

import Platform
import RecordIO

extension RecordSource {
    /// The digest of a file's bytes, or of a folder's files by name; empty for records that no file holds.
    var digest: String {
        let digest = SHA256()
        switch self {
        case .workbook(let path), .jsonFile(let path): SourceFile(path)?.add(to: digest)
        case .csvFolder(let path):
            for name in ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() {
                let file = SourceFile("\(path)/\(name)")
                digest.add(part: name, size: file?.size ?? 0)
                file?.add(to: digest)
            }
        case .workbookBytes, .json: return ""
        }
        return digest.hexadecimal()
    }
}

extension SourceFile {
    private static let block = 1 << 18

    /// Adds the file's bytes to a digest, a block at a time.
    fileprivate func add(to digest: SHA256) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size, Self.block), alignment: 16)
        defer { buffer.deallocate() }
        for offset in stride(from: 0, to: size, by: Self.block) {
            let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(Self.block, size - offset)])
            read(piece, from: offset)
            digest.add(UnsafeRawBufferPointer(piece))
        }
    }
}
