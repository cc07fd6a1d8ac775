// SPDX-License-Identifier: Apache-2.0

/// The sheets of an office workbook, read through once, with the cells of each row packed.
struct PackedWorkbook {
    /// The sheets in the order of their tabs.
    let sheets: [PackedWorksheet]

    /// Reads the workbook at a path.
    init(path: String) throws(WorkbookProblem) {
        guard let bytes = FileBytes.read(path) else { throw .cannotOpen }
        try self.init(bytes: bytes)
    }

    /// Reads a workbook in memory.
    init(bytes: consuming [UInt8]) throws(WorkbookProblem) {
        if bytes.starts(with: Self.compoundFileMagic) {
            throw Self.contains("EncryptedPackage", in: bytes) ? .encrypted : .legacy
        }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw .notAWorkbook }
        let archive = try ZipArchive(bytes: bytes)
        let workbookPart = try Self.workbookPart(of: archive)
        let folder = workbookPart.split(separator: "/").dropLast().joined(separator: "/")

        let book = WorkbookHandler()
        try archive.parse(workbookPart, book)
        let relations = RelationsHandler()
        let name = workbookPart.split(separator: "/").last ?? ""
        try archive.parse(Self.joined(folder, "_rels/\(name).rels"), relations)

        let strings = SharedStringsHandler()
        if let part = relations.targetsByKind["sharedStrings"] {
            try archive.parse(Self.joined(folder, part), strings)
        }
        let styles = StylesHandler()
        if let part = relations.targetsByKind["styles"], archive.contains(Self.joined(folder, part)) {
            try archive.parse(Self.joined(folder, part), styles)
        }
        var sheets: [PackedWorksheet] = []
        var cellsLeft = WorkbookLimits.cells
        for entry in book.sheets {
            guard let target = relations.targets[entry.relation] else { throw .missingPart(entry.name) }
            let handler = WorksheetHandler(
                SheetInProgress(
                    name: EntranceText.trimmed(entry.name), texts: strings.texts, styles: styles.styles,
                    startsIn1904: book.startsIn1904, cellsLeft: cellsLeft))
            // A chart sheet has no cells.
            if !target.contains("chartsheets/") { try archive.parse(Self.joined(folder, target), handler) }
            let sheet = handler.sheet
            cellsLeft = sheet.cellsLeft
            sheets.append(
                PackedWorksheet(
                    name: sheet.name, isHidden: entry.isHidden, merges: sheet.merges, rows: PackedRows(sheet.rows)))
        }
        self.sheets = sheets
    }

    private static func workbookPart(of archive: borrowing ZipArchive) throws(WorkbookProblem) -> String {
        if archive.contains("_rels/.rels") {
            let relations = RelationsHandler()
            try archive.parse("_rels/.rels", relations)
            if let part = relations.targetsByKind["officeDocument"] {
                if part.hasSuffix(".bin") { throw .binary }
                if part.contains("workbook") || part.contains("xl/") { return joined("", part) }
                throw .notAWorkbook
            }
        }
        if archive.contains("xl/workbook.xml") { return "xl/workbook.xml" }
        throw archive.contains("content.xml") && archive.contains("mimetype") ? .openDocument : .notAWorkbook
    }

    /// The place in the archive of a target that is written relative to a folder, or from the root with `/`.
    private static func joined(_ folder: String, _ target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// The first bytes of the container of Excel 97–2003 files and of workbooks under a password.
    private static let compoundFileMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Whether the bytes hold a text in the two-byte letters of a compound file's directory.
    private static func contains(_ text: String, in bytes: [UInt8]) -> Bool {
        var needle: [UInt8] = []
        for byte in text.utf8 { needle += [byte, 0] }
        var start = 0
        while start + needle.count <= bytes.count {
            if bytes[start] == needle[0], bytes[start..<start + needle.count].elementsEqual(needle) { return true }
            start += 1
        }
        return false
    }
}
