// SPDX-License-Identifier: Apache-2.0

internal import Platform
package import Records

/// A folder that keeps what was read, records as columns and rules as what their files wrote down, so that a file that did not
/// change is not read again.
///
/// Whatever is in it may be deleted at any time: what is not there, was made by another program or is damaged is read from
/// its source again. Nothing that happens in the folder is ever an error. Files are for their owner's eyes only, since they
/// hold what the records hold; those that nobody used for a month go, and the oldest when there are too many.
public struct ReadingCache: Sendable, Hashable {
    /// The folder; it is made when it is needed.
    public let folder: String
    /// How many bytes the files may take together.
    public let limit: Int

    /// How long a file that nobody uses stays, in seconds.
    private static let age = 30 * 24 * 3600

    /// What a file of the folder holds; the name of its kind ends its own.
    package enum Kind: String, CaseIterable, Sendable {
        case records, rules
    }

    /// Makes a cache in a folder.
    public init(folder: String, limit: Int = 1 << 29) {
        self.folder = folder
        self.limit = limit
    }

    /// What is kept under an identity, read by `body`; nil when there is nothing to be trusted.
    ///
    /// - Parameters:
    ///   - identity: The digest of everything that it depends on, in hexadecimal.
    ///   - kind: What it is.
    ///   - body: Reads it; throws when the words say what cannot be.
    package func kept<Value>(
        _ identity: String, _ kind: Kind, _ body: (inout WordReader) throws(DamagedWords) -> Value
    ) -> Value? {
        guard let file = SourceFile(path(identity, kind)), file.isOwn, file.size <= limit else { return nil }
        var offset = 0
        let words = WordReader(size: file.size) { buffer in
            file.read(buffer, from: offset)
            offset += buffer.count
            return true
        }
        guard let value = try? KeptWords.read(words, kind, identity, body), !file.isChanged else { return nil }
        file.touch()
        return value
    }

    /// Keeps under an identity what `body` writes.
    package func keep(_ identity: String, _ kind: Kind, _ body: (inout WordWriter) -> Void) {
        guard makeFolder() else { return }
        var template = Array((path(identity, kind) + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return }
        let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isWritten = write(to: descriptor) { KeptWords.write(to: $0, kind, identity, body) }
        let isClosed = close(descriptor) == 0
        // The file is there whole or not at all.
        if !isWritten || !isClosed || rename(draft, path(identity, kind)) != 0 { unlink(draft) }
        trim()
    }

    private func path(_ identity: String, _ kind: Kind) -> String { "\(folder)/\(identity).\(kind.rawValue)" }

    private func write(to descriptor: Int32, _ body: (@escaping (UnsafeRawBufferPointer) -> Void) -> Void) -> Bool {
        var room = limit
        var isWritten = true
        body { bytes in
            room -= bytes.count
            var done = 0
            while isWritten, done < bytes.count {
                let count =
                    room < 0 ? 0 : Platform.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
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
        return (2...3).contains(parts.count) && Kind(rawValue: String(parts[1])) != nil && parts[0].utf8.count == 64
            && parts[0].allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
}
