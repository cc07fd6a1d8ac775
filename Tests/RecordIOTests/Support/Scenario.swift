// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO

/// A case kept in a file of `good/` or `bad/`.
///
/// A `.json` file is read as it is. A `.txt` file draws a workbook:
///
/// ```
/// # What the case shows.
/// [Cá nhân]
/// merge A1:C1
/// Mã CB | Họ và tên | Điểm
/// P1    | An        | #91.5
/// ```
///
/// Cells are texts, trimmed unless in quotes; `#` begins a number, `@` a number shown as a date, `%` one shown as a
/// percentage, `=` a formula that was never computed, `!` an error, `\` any text. An empty line is an empty row,
/// `hidden` hides the sheet. Sheets that the case does not concern are added as they need be, unless it says `bare`.
struct Scenario {
    let name: String
    let source: RecordSource

    /// The cases of a folder, by name.
    static func all(_ folder: String) throws -> [Scenario] {
        let path = URL(filePath: #filePath).appending(path: "../../\(folder)").standardized
        let files = try FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil)
        return try files.sorted { $0.path < $1.path }.map { file in
            let text = try String(contentsOf: file, encoding: .utf8)
            let name = file.deletingPathExtension().lastPathComponent
            let source: RecordSource =
                file.pathExtension == "json"
                ? .json(text, name: file.lastPathComponent)
                : .workbookBytes(workbook(text).bytes(), name: "\(name).xlsx")
            return Scenario(name: name, source: source)
        }
    }

    private static func workbook(_ text: String) -> TestWorkbook {
        var sheets: [TestWorkbook.Sheet] = []
        var isBare = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("#"), sheets.isEmpty { continue }
            if words == "bare" {
                isBare = true
            } else if words.hasPrefix("["), words.hasSuffix("]") {
                sheets.append(.init(name: String(words.dropFirst().dropLast())))
            } else if let last = sheets.indices.last {
                if words == "hidden" {
                    sheets[last].state = "hidden"
                } else if words.hasPrefix("merge ") {
                    sheets[last].merges.append(String(words.dropFirst(6)))
                } else {
                    sheets[last].rows.append(cells(line))
                }
            }
        }
        // The empty line between two sheets is no row.
        for index in sheets.indices where sheets[index].rows.last?.allSatisfy({ $0 == nil }) == true {
            sheets[index].rows.removeLast()
        }
        if !isBare {
            let names = sheets.map { $0.name == "Danh sách CBCCVC" ? "Cá nhân" : $0.name }
            sheets += defaults.filter { !names.contains($0.name) }
        }
        return TestWorkbook(sheets: sheets)
    }

    private static let defaults = [
        TestWorkbook.Sheet(name: "Cá nhân", rows: [cells("Mã CB | Họ và tên"), cells("P1 | Nguyễn Văn An")]),
        TestWorkbook.Sheet(
            name: "Đơn vị",
            rows: [
                cells("Mã đơn vị | Tên đơn vị | Số người"), cells("A | Văn phòng | #2"), cells("B | Thanh tra | #1"),
            ]),
        TestWorkbook.Sheet(name: "Đề nghị", rows: [cells("Danh hiệu, hình thức | Cá nhân | Tập thể")]),
    ]

    private static func cells(_ line: some StringProtocol) -> [TestWorkbook.Cell?] {
        if line.allSatisfy({ $0 == " " }) { return [] }
        return line.split(separator: "|", omittingEmptySubsequences: false).map { part in
            let text = part.trimmingCharacters(in: CharacterSet(charactersIn: " "))
            let rest = String(text.dropFirst())
            switch text.first {
            case nil: return nil
            case "#": return .number(rest)
            case "@": return .date(rest)
            case "%": return .percent(rest)
            case "=": return .formula(rest, value: nil)
            case "!": return .error(rest)
            case "\\": return .text(rest)
            case "\"" where text.count > 1: return .text(String(rest.dropLast()))
            default: return text == "TRUE" || text == "FALSE" ? .boolean(text == "TRUE") : .text(text)
            }
        }
    }
}
