// SPDX-License-Identifier: Apache-2.0

import Messages
import Platform

/// Writes a file whole or not at all.
enum FileOutput {
    /// Writes a text to a path; a file that is there is replaced only when everything has been written.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let bytes = Array(text.utf8)
        // A link keeps pointing where it does; a device or pipe cannot be replaced, only written to.
        var target = path
        if let resolved = realpath(path, nil) {
            target = String(cString: resolved)
            free(resolved)
        }
        var status = stat()
        let exists = stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(path, "EISDIR") }
            let file = open(target, O_WRONLY)
            guard file >= 0 else { throw failure(path) }
            defer { close(file) }
            guard write(bytes, to: file) else { throw failure(path) }
            return
        }
        try replace(target, bytes, mode: exists ? status.st_mode & 0o7777 : nil, path)
    }

    /// Makes a folder and those above it that are missing.
    static func makeFolder(_ path: String) throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            let reason = (error as? CocoaError)?.underlyingErrors.lazy.compactMap { $0 as? POSIXError }.first
            throw failure(path, String(cString: strerror(reason?.code.rawValue ?? EIO)))
        }
    }

    private static func replace(
        _ target: String, _ bytes: [UInt8], mode: mode_t?, _ path: String
    ) throws(CommandFailure) {
        var template = Array("\(target).XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw failure(path) }
        let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // A draft is private; the file gets the mode it had, or that of any new file.
        var mode = mode
        if mode == nil {
            let mask = umask(0)
            umask(mask)
            mode = 0o666 & ~mask
        }
        let isWritten = write(bytes, to: file) && fchmod(file, mode ?? 0o644) == 0 && fsync(file) == 0
        let isClosed = close(file) == 0
        guard isWritten, isClosed, rename(draft, target) == 0 else {
            let reason = failure(path)
            unlink(draft)
            throw reason
        }
    }

    /// Writes all bytes to an open file; false if it takes no more.
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = Platform.write(file, buffer.baseAddress?.advanced(by: start), buffer.count - start)
                if count > 0 {
                    start += count
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    private static func failure(_ path: String, _ reason: String? = nil) -> CommandFailure {
        let detail = reason ?? String(cString: strerror(errno))
        return CommandFailure(Message("command.cannot_write", ["path": path, "detail": detail]))
    }
}
