// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// Which build of which program this process runs.
package struct ProgramStamp: Sendable, Hashable {
    /// How many bytes the program has.
    package let size: Int
    /// When it was built or installed.
    package let seconds: Int
    package let nanoseconds: Int

    /// This process; nil where its file cannot be seen.
    package static let current = ProgramStamp()

    private init?() {
        var status = stat()
        #if os(Linux)
            let path = "/proc/self/exe"
        #else
            let path = Bundle.main.executablePath ?? ""
        #endif
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        #if canImport(Darwin)
            (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
        #else
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        #endif
    }
}
