// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is written beside its place and moved there in one step when it is whole.
///
/// Whoever reads the file sees the old one or the new one, never half of one. Unless it is published the draft is
/// removed.
struct DraftFile: ~Copyable {
    let path: String
    private let destination: String

    /// Creates an empty draft in the folder of the destination, so that moving it cannot cross file systems.
    init(for destination: String) throws(WorkbookError) {
        let draft = "\(destination).\(getpid()).partial"
        let descriptor = open(draft, O_CREAT | O_TRUNC | O_WRONLY, 0o666)
        guard descriptor >= 0 else { throw Self.failure(destination) }
        close(descriptor)
        path = draft
        self.destination = destination
    }

    deinit { unlink(path) }

    consuming func publish() throws(WorkbookError) {
        // The draft no longer exists under its own name after a move, so the removal in `deinit` finds nothing.
        guard rename(path, destination) == 0 else { throw Self.failure(destination) }
    }

    private static func failure(_ path: String) -> WorkbookError {
        WorkbookError(.file, at: path, detail: String(cString: strerror(errno)))
    }
}
