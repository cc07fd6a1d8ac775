// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A folder with one CSV file per sheet.
enum DelimitedFolder {
    /// Reads every `.csv` file of a folder as a sheet; problems of the files go to the log.
    ///
    /// - Parameter leavesInFile: Whether rows of sound files stay in their files until they are asked for.
    static func read(_ path: String, leavesInFile: Bool, _ log: inout DiagnosticLog) -> [FoundSheet] {
        let folder = FileBytes.name(of: path)
        guard let names = FileBytes.names(in: path) else {
            log.error("import.file.cannot_open", at: .named(folder), advice: Message("import.advice.check_path"))
            return []
        }
        let files = names.filter { $0.lowercased().hasSuffix(".csv") && !$0.hasPrefix(".") }
        if files.isEmpty {
            log.error("import.csv.no_files", at: .named(folder), advice: Message("import.advice.csv_files"))
        }
        var sheets: [FoundSheet] = []
        for file in files {
            let name = String(file.dropLast(4)).composed
            if leavesInFile, let rows = SourceFile("\(path)/\(file)").flatMap({ DelimitedRows($0) }) {
                sheets.append(FoundSheet(file: file, place: "", sheet: rows.head(named: name), rows: .inFile(rows)))
                continue
            }
            guard let bytes = FileBytes.read(path + "/" + file) else {
                log.error("import.file.cannot_open", at: .named(file), advice: Message("import.advice.check_path"))
                continue
            }
            let text = DelimitedText(bytes)
            for problem in text.problems { report(problem, file, &log) }
            sheets.append(FoundSheet(file: file, place: "", sheet: sheet(name, text)))
        }
        return sheets
    }

    private static func sheet(_ name: String, _ text: DelimitedText) -> Sheet {
        var sheet = Sheet(name: name)
        for (index, content) in text.rows.enumerated() {
            var row = SheetRow(number: index + 1)
            for (column, text) in content.cells.enumerated() where !text.isEmpty {
                row.cells.append(RawCell(column: column + 1, .text(text)))
            }
            if !row.cells.isEmpty { sheet.rows.append(row) }
        }
        return sheet
    }

    private static func report(_ problem: DelimitedText.Problem, _ file: String, _ log: inout DiagnosticLog) {
        switch problem {
        case .notUTF8(let line):
            log.error("import.csv.not_utf8", at: .file(file, line: line), advice: Message("import.advice.save_as_utf8"))
        case .utf16:
            log.error("import.csv.utf16", at: .named(file), advice: Message("import.advice.save_as_utf8"))
        case .ragged(let line, let count, let expected):
            log.error(
                "import.csv.ragged", ["count": String(count), "expected": String(expected)],
                at: .file(file, line: line), advice: Message("import.advice.quote_cells"))
        case .openQuote(let line):
            log.error("import.csv.open_quote", at: .file(file, line: line))
        case .strayQuote(let line):
            log.error(
                "import.csv.stray_quote", at: .file(file, line: line), advice: Message("import.advice.double_quotes"))
        }
    }
}
