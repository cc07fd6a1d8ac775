// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import Records

/// A folder that keeps imported records as columns, so that a file that did not change is not read again.
///
/// Whatever is in it may be deleted at any time: what is not there, was made by another program or is damaged is read from
/// its source again. Nothing that happens in the folder is ever an error. Files are for their owner's eyes only, since they
/// hold what the records hold; those that nobody used for a month go, and the oldest when there are too many.
public struct RecordCache: Sendable, Hashable {
    /// The folder; it is made when it is needed.
    public let folder: String
    /// How many bytes the files may take together.
    public let limit: Int

    /// How long a file that nobody uses stays, in seconds.
    private static let age = 30 * 24 * 3600
    private static let suffix = ".records"

    /// Makes a cache in a folder.
    public init(folder: String, limit: Int = 1 << 29) {
        self.folder = folder
        self.limit = limit
    }

    /// The records kept under an identity; nil when there are none to be trusted.
    ///
    /// - Parameters:
    ///   - identity: The digest of everything that the records depend on, in hexadecimal.
    ///   - schema: What they look like, as the pack declares it.
    package func records(_ identity: String, schema: Schema) -> ImportResult? {
        guard let file = SourceFile(path(identity)), file.isOwn, file.size <= limit else { return nil }
        var offset = 0
        let words = WordReader(size: file.size) { buffer in
            file.read(buffer, from: offset)
            offset += buffer.count
            return true
        }
        guard let result = try? KeptRecords.read(words, identity, schema: schema), !file.isChanged else { return nil }
        file.touch()
        return result
    }

    /// Keeps usable records under an identity.
    package func keep(_ result: ImportResult, _ identity: String) {
        guard result.isUsable, makeFolder() else { return }
        var template = Array((path(identity) + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return }
        let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isWritten = write(result, identity, to: descriptor)
        let isClosed = close(descriptor) == 0
        // The file is there whole or not at all.
        if !isWritten || !isClosed || rename(draft, path(identity)) != 0 { unlink(draft) }
        trim()
    }

    private func path(_ identity: String) -> String { "\(folder)/\(identity)\(Self.suffix)" }

    private func write(_ result: ImportResult, _ identity: String, to descriptor: Int32) -> Bool {
        var room = limit
        var isWritten = true
        KeptRecords.write(result, identity) { bytes in
            room -= bytes.count
            var done = 0
            while isWritten, done < bytes.count {
                let count =
                    room < 0 ? 0 : Foundation.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if count > 0 { done += count } else if count == 0 || errno != EINTR { isWritten = false }
            }
        }
        return isWritten
    }

    private func makeFolder() -> Bool {
        var path = folder.hasPrefix("/") ? "/" : ""
        for part in folder.split(separator: "/") {
            path += part
            _ = mkdir(path, S_IRWXU)
            path += "/"
        }
        return FileBytes.isFolder(folder) == true
    }

    /// Takes away what is old, then what was not used for longest until the rest fits.
    private func trim() {
        let now = time(nil)
        var kept: [(path: String, used: Int, size: Int)] = []
        for name in FileBytes.names(in: folder) ?? [] where Self.isOurs(name) {
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            #if canImport(Darwin)
                let used = status.st_mtimespec.tv_sec
            #else
                let used = status.st_mtim.tv_sec
            #endif
            if now - used > Self.age {
                unlink(path)
            } else {
                kept.append((path, used, Int(status.st_size)))
            }
        }
        var total = kept.reduce(0) { $0 + $1.size }
        for file in kept.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where total > limit {
            unlink(file.path)
            total -= file.size
        }
    }

    /// Whether a file is one of the cache or a draft of one; a folder may hold other things of its owner.
    private static func isOurs(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts[1] == "records" && parts[0].utf8.count == 64
            && parts[0].allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
}
