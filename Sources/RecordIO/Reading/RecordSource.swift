// SPDX-License-Identifier: Apache-2.0

/// Where records come from.
public enum RecordSource: Sendable, Hashable {
    /// An office workbook (`.xlsx`).
    case workbook(path: String)
    /// The bytes of a workbook; the name stands for the file in messages.
    case workbookBytes([UInt8], name: String)
    /// A folder with one CSV file per sheet.
    case csvFolder(path: String)
    /// JSON text; the name stands for the file in messages.
    case json(String, name: String)
    /// A JSON file.
    case jsonFile(path: String)

    /// The source at a path: a folder is CSV, a name that ends in `.json` is JSON, anything else a workbook.
    public static func at(_ path: String) -> RecordSource {
        if FileBytes.isFolder(path) == true { return .csvFolder(path: path) }
        return path.lowercased().hasSuffix(".json") ? .jsonFile(path: path) : .workbook(path: path)
    }

    /// The name of the file or folder, as messages show it.
    var name: String {
        switch self {
        case .workbook(let path), .csvFolder(let path), .jsonFile(let path): FileBytes.name(of: path)
        case .workbookBytes(_, let name), .json(_, let name): name
        }
    }
}
