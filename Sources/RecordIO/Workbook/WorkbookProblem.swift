// SPDX-License-Identifier: Apache-2.0

public import Messages

/// Why a file could not be read as a workbook.
public enum WorkbookProblem: Error, Sendable, Hashable {
    /// There is no such file, or it may not be read.
    case cannotOpen
    /// A workbook of Excel 97–2003 (`.xls`).
    case legacy
    /// A workbook under a password.
    case encrypted
    /// An OpenDocument spreadsheet (`.ods`).
    case openDocument
    /// A binary workbook (`.xlsb`).
    case binary
    /// A zip file or other file that is no workbook.
    case notAWorkbook
    /// The file is cut short or damaged.
    case brokenZip
    /// A part of the workbook is missing.
    case missingPart(String)
    /// A part is not well-formed XML.
    case brokenXML(part: String, line: Int)
    /// The file unpacks to more than any real workbook would.
    case tooLarge(part: String)

    /// What is wrong, in words.
    public var message: Message {
        switch self {
        case .cannotOpen: Message("import.file.cannot_open")
        case .legacy: Message("import.file.legacy")
        case .encrypted: Message("import.file.encrypted")
        case .openDocument: Message("import.file.open_document")
        case .binary: Message("import.file.binary")
        case .notAWorkbook: Message("import.file.not_a_workbook")
        case .brokenZip: Message("import.file.broken_zip")
        case .missingPart(let part): Message("import.file.missing_part", ["part": part])
        case .brokenXML(let part, let line):
            Message("import.file.broken_xml", ["part": part, "line": String(line)])
        case .tooLarge(let part): Message("import.file.too_large", ["part": part])
        }
    }

    /// What to do about it.
    public var advice: Message {
        switch self {
        case .cannotOpen: Message("import.advice.check_path")
        case .legacy, .openDocument, .binary, .notAWorkbook: Message("import.advice.save_as_xlsx")
        case .encrypted: Message("import.advice.remove_password")
        case .brokenZip, .missingPart, .brokenXML, .tooLarge: Message("import.advice.open_and_save")
        }
    }
}
