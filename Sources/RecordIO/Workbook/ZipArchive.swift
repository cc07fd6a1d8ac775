// SPDX-License-Identifier: Apache-2.0

internal import CZip

/// An open zip file.
struct ZipArchive: ~Copyable {
    /// What a reader may be made to unpack before the file is taken for an attack.
    struct Limits {
        /// Bytes that one entry may unpack to.
        var entryBytes: UInt64 = 1 << 30
        /// Bytes from which on the ratio is looked at.
        var ratioFrom: UInt64 = 64 << 20
        /// How many times its packed size an entry may grow to.
        var ratio: UInt64 = 250
    }

    private let archive: OpaquePointer
    private let contents: UnsafeMutableRawBufferPointer
    private let limits: Limits

    /// Opens a zip file in memory; the bytes are copied.
    init(bytes: consuming [UInt8], limits: Limits = Limits()) throws(WorkbookProblem) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let contents = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        contents.copyBytes(from: bytes)
        // SAFETY: the source borrows the contents (freep = 0); they are released after the archive is closed.
        guard let source = zip_source_buffer_create(contents.baseAddress, UInt64(bytes.count), 0, &error) else {
            contents.deallocate()
            throw .brokenZip
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            contents.deallocate()
            throw .brokenZip
        }
        self.archive = archive
        self.contents = contents
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
        contents.deallocate()
    }

    /// Whether the archive has an entry.
    func contains(_ name: String) -> Bool {
        zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE)) >= 0
    }

    /// The names of all entries.
    var names: [String] {
        (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
            zip_get_name(archive, UInt64(index), 0).map { String(cString: $0) }
        }
    }

    /// Unpacks an entry piece by piece; `body` returns false to stop.
    func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws(WorkbookProblem) -> Bool) throws(WorkbookProblem)
    {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { throw .missingPart(name) }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else { throw .brokenZip }
        if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != 0 { throw .encrypted }
        try check(name, unpacked: status.size, packed: status.comp_size)
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw .brokenZip }
        defer { zip_fclose(file) }
        var total: UInt64 = 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
            guard count >= 0 else { throw .brokenZip }
            if count == 0 { return }
            // The declared size may lie; what counts is what comes out.
            total += UInt64(count)
            try check(name, unpacked: total, packed: status.comp_size)
            guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)])) else { return }
        }
    }

    private func check(_ name: String, unpacked: UInt64, packed: UInt64) throws(WorkbookProblem) {
        let isSwollen = unpacked > limits.ratioFrom && unpacked / max(1, packed) > limits.ratio
        if unpacked > limits.entryBytes || isSwollen { throw .tooLarge(part: name) }
    }
}
