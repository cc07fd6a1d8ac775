// SPDX-License-Identifier: Apache-2.0

/// The cells of an office workbook (`.xlsx`) as they stand, nothing interpreted yet.
///
/// ```swift
/// let workbook = try Workbook(path: "ho-so.xlsx")
/// for sheet in workbook.sheets { print(sheet.name, sheet.rows.count) }
/// ```
public struct Workbook: Sendable {
    /// The sheets in the order of their tabs.
    public let sheets: [Sheet]

    /// Reads the workbook at a path.
    public init(path: String) throws(WorkbookProblem) {
        guard let bytes = FileBytes.read(path) else { throw .cannotOpen }
        try self.init(bytes: bytes)
    }

    /// Reads a workbook in memory.
    public init(bytes: [UInt8]) throws(WorkbookProblem) {
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
        var sheets: [Sheet] = []
        var cellsLeft = WorkbookLimits.cells
        for entry in book.sheets {
            guard let target = relations.targets[entry.relation] else { throw .missingPart(entry.name) }
            var sheet = Sheet(name: EntranceText.trimmed(entry.name))
            sheet.isHidden = entry.isHidden
            // A chart sheet has no cells.
            if !target.contains("chartsheets/") {
                let handler = WorksheetHandler(
                    sheet: sheet, strings: strings.strings, styles: styles.styles, startsIn1904: book.startsIn1904,
                    cellsLeft: cellsLeft)
                try archive.parse(Self.joined(folder, target), handler)
                sheet = handler.sheet
                cellsLeft = handler.cellsLeft
            }
            sheets.append(sheet)
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
