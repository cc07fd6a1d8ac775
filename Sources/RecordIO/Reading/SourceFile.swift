// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// A file that is read piece by piece, and must stay as it is meanwhile.
package final class SourceFile {
    /// How many bytes it holds.
    package let size: Int

    private let descriptor: Int32
    private let opened: stat
    private var isDamaged = false

    /// Opens a file; nil when it cannot be read or is no plain file.
    package init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        opened = status
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fills a buffer with the bytes from an offset on; what cannot be read is zero, and the file counts as changed.
    package func read(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            if count <= 0 {
                for index in done..<buffer.count { buffer[index] = 0 }
                isDamaged = true
                return
            }
            done += count
        }
    }

    /// Whether nobody but this user can have written it.
    var isOwn: Bool { opened.st_uid == geteuid() && opened.st_mode & (S_IWGRP | S_IWOTH) == 0 }

    /// Notes that the file was used now.
    func touch() { _ = futimens(descriptor, nil) }

    /// Whether someone wrote to the file since it was opened, or it could not be read.
    package var isChanged: Bool {
        var status = stat()
        guard !isDamaged, fstat(descriptor, &status) == 0, status.st_size == opened.st_size else { return true }
        #if canImport(Darwin)
            return status.st_mtimespec.tv_sec != opened.st_mtimespec.tv_sec
                || status.st_mtimespec.tv_nsec != opened.st_mtimespec.tv_nsec
        #else
            return status.st_mtim.tv_sec != opened.st_mtim.tv_sec || status.st_mtim.tv_nsec != opened.st_mtim.tv_nsec
        #endif
    }
}

/// A part of a file in memory, which moves where it is wanted.
struct FileWindow {
    /// How much is read at once where rows are read one after the other.
    static let wide = 1 << 18
    /// How much is read at once where single rows are looked up.
    static let narrow = 1 << 12
    /// Zeros behind the window, so that sixty-four bytes may be read from any that counts.
    private static let margin = 64

    let file: SourceFile
    private let least: Int
    private var memory: Memory
    private var address: UnsafeRawPointer
    private var start = 0
    private var count = 0

    private final class Memory {
        let buffer: UnsafeMutableRawBufferPointer

        init(_ size: Int) { buffer = .allocate(byteCount: size + FileWindow.margin, alignment: 16) }
        deinit { buffer.deallocate() }
    }

    init(_ file: SourceFile, least: Int = Self.wide) {
        self.file = file
        self.least = least
        memory = Memory(min(file.size, least))
        address = UnsafeRawPointer(memory.buffer.baseAddress.unsafelyUnwrapped)
    }

    /// The bytes from an offset on, at least so many unless the file ends before; valid until the next call.
    @inline(__always)
    mutating func bytes(from offset: Int, atLeast wanted: Int) -> UnsafeRawBufferPointer {
        if offset < start || offset + wanted > start + count { move(to: offset, wanted) }
        return UnsafeRawBufferPointer(start: address + (offset - start), count: start + count - offset)
    }

    @inline(never)
    private mutating func move(to offset: Int, _ wanted: Int) {
        let wanted = min(wanted, file.size - offset)
        if offset >= start, offset + wanted <= start + count { return }
        let size = min(max(wanted, least), file.size - offset)
        if size + Self.margin > memory.buffer.count { memory = Memory(size) }
        let buffer = memory.buffer
        file.read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]), from: offset)
        UnsafeMutableRawBufferPointer(rebasing: buffer[size..<(size + Self.margin)])
            .initializeMemory(as: UInt8.self, repeating: 0)
        // SAFETY: a buffer of more than no bytes has an address.
        address = UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
        (start, count) = (offset, size)
    }
}
