// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Notices what is saved, made, renamed or taken away in folders, without asking them again and again (Linux inotify).
///
/// Folders are watched instead of files: editors and office programs save a new file and put it in the old one's place.
struct FolderWatch: ~Copyable {
    /// What waiting brought.
    enum Event {
        /// Files that changed, each once, in the order they did.
        case changed([String])
        /// More changed than the system kept: anything may have.
        case everything
        /// The user or the system asked the command to end.
        case interrupted
    }

    private let descriptor: Int32
    private var folders: [Int32: String] = [:]
    /// For how many milliseconds it must be quiet before files count as saved: programs save in several steps.
    private let quiet: Int32 = 20
    /// The longest that an answer waits for quiet, in those steps.
    private let patience = 25

    /// Makes a watch over no folder; nil when the system has no more of them.
    init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        // Interrupts wait until the command waits too, so that no answer is cut off half-written.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM] {
            sigaddset(&signals, signal)
            Glibc.signal(signal) { _ in }
        }
        sigprocmask(SIG_BLOCK, &signals, nil)
    }

    deinit { close(descriptor) }

    /// Watches folders besides those watched already; a folder that is not there is passed over.
    mutating func add(_ paths: [String]) {
        let mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
        for path in paths {
            // Adding a folder again gives the same number.
            let number = inotify_add_watch(descriptor, path, UInt32(mask))
            if number >= 0 { folders[number] = path }
        }
    }

    /// Waits until something happens, and then until it is quiet.
    func wait() -> Event {
        guard waitLong() else { return .interrupted }
        var changed: [String] = []
        for _ in 0..<patience {
            guard read(into: &changed) else { return .everything }
            guard hasMore() else { break }
        }
        return .changed(changed)
    }

    /// Waits for something to read; false when the command is to end.
    private func waitLong() -> Bool {
        var none = sigset_t()
        sigemptyset(&none)
        var readable = fd_set()
        // What the macro FD_SET does: one bit for each descriptor.
        withUnsafeMutableBytes(of: &readable) { bits in
            let words = bits.bindMemory(to: Int.self)
            words[Int(descriptor) / Int.bitWidth] |= 1 << (Int(descriptor) % Int.bitWidth)
        }
        // Interrupts come through only here, where nothing is half done.
        return pselect(descriptor + 1, &readable, nil, nil, nil, &none) > 0
    }

    /// Whether there is more to read within a few milliseconds.
    private func hasMore() -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, quiet) > 0
    }

    /// Reads what happened; false when the system lost count.
    private func read(into changed: inout [String]) -> Bool {
        let size = 16_384
        var isComplete = true
        withUnsafeTemporaryAllocation(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, size)
            var offset = 0
            let header = MemoryLayout<inotify_event>.size
            while count >= header, offset + header <= count {
                // SAFETY: the system writes whole events, each a header and a name of `len` bytes that ends in zeros.
                let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
                let end = offset + header + Int(event.len)
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { isComplete = false }
                let name = buffer[(offset + header)..<min(end, count)].prefix { $0 != 0 }
                if let folder = folders[event.wd], !name.isEmpty {
                    let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
                    if !changed.contains(path) { changed.append(path) }
                }
                offset = end
            }
        }
        return isComplete
    }
}
