// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// A sheet of a workbook, or a file that is one.
struct FoundSheet {
    /// The file's name.
    let file: String
    /// The sheet's name in places; empty where the file is one sheet.
    let place: String
    /// The sheet; of its rows all, or the first of those that are kept elsewhere.
    let sheet: Sheet
    /// Where all rows are.
    var rows = Rows.inSheet

    /// Where all rows of a sheet are.
    enum Rows {
        case inSheet
        case inFile(DelimitedRows)
        case packed(PackedRows)
    }
}

/// Finds the tables of a schema in a source.
struct SourceTables {
    private let schema: Schema
    private let shapes: [TableShape]
    private let leavesInFile: Bool

    /// - Parameter leavesInFile: Whether rows may stay in their files, or packed, until they are asked for.
    init(_ schema: Schema, _ shapes: [TableShape], leavesInFile: Bool) {
        self.schema = schema
        self.shapes = shapes
        self.leavesInFile = leavesInFile
    }

    /// The tables of a source, in the order of the shapes; nil when the source cannot be read at all.
    func read(_ source: RecordSource, _ log: inout DiagnosticLog) -> [SourceTable]? {
        switch source {
        case .workbook, .workbookBytes:
            do {
                return tables(try sheets(of: source), of: source.name, &log)
            } catch {
                log.add(.error, at: .named(source.name), error.message, advice: error.advice)
                return nil
            }
        case .csvFolder(let path):
            let files = DelimitedFolder.read(path, leavesInFile: leavesInFile, &log)
            return files.isEmpty ? nil : tables(files, of: source.name, &log)
        case .json(let text, _): return json(Array(text.utf8), source.name, &log)
        case .jsonFile(let path):
            guard let bytes = FileBytes.read(path) else {
                let problem = WorkbookProblem.cannotOpen
                log.add(.error, at: .named(source.name), problem.message, advice: problem.advice)
                return nil
            }
            return json(bytes, source.name, &log)
        }
    }

    private func sheets(of source: RecordSource) throws(WorkbookProblem) -> [FoundSheet] {
        let workbook: PackedWorkbook
        switch source {
        case .workbook(let path): workbook = try PackedWorkbook(path: path)
        case .workbookBytes(let bytes, _): workbook = try PackedWorkbook(bytes: bytes)
        case .csvFolder, .json, .jsonFile: throw .notAWorkbook
        }
        return workbook.sheets.map { sheet in
            leavesInFile
                ? FoundSheet(file: source.name, place: sheet.name, sheet: sheet.head, rows: .packed(sheet.rows))
                : FoundSheet(file: source.name, place: sheet.name, sheet: sheet.whole)
        }
    }

    private func json(_ bytes: [UInt8], _ file: String, _ log: inout DiagnosticLog) -> [SourceTable]? {
        guard let tables = JSONTables.read(bytes, file: file, schema: schema, shapes: shapes, &log) else { return nil }
        for (index, shape) in shapes.enumerated() where !tables.contains(where: { $0.shape == index }) {
            let record = schema.records[shape.record]
            let key = shape.list.map { "\(record.name).\(record.fields[$0].name)" } ?? record.name
            let arguments = ["title": shape.title, "key": key]
            if shape.list == nil {
                log.error("import.json.record_missing", arguments, at: .named(file))
            } else {
                log.add(.note, at: .named(file), Message("import.json.list_missing", arguments))
            }
        }
        return tables.sorted { $0.shape < $1.shape }
    }

    private func tables(
        _ sheets: [FoundSheet], of source: String, _ log: inout DiagnosticLog
    ) -> [SourceTable] {
        let names = sheets.map { HeaderText.normalized($0.sheet.name) }
        var tables: [SourceTable] = []
        var read: Set<Int> = []
        for (index, shape) in shapes.enumerated() {
            // The names that the pack gives count before the titles.
            let found = shape.sheetNames.lazy.map { accepted -> [Int] in
                let wanted = Set(accepted.map { HeaderText.normalized($0) })
                return names.indices.filter { wanted.contains(names[$0]) }
            }.first { !$0.isEmpty }
            guard let found else {
                let known = sheets.map(\.sheet.name)
                reportMissing(shape, shape.sheetNames.flatMap { $0 }, found: known, at: .named(source), &log)
                continue
            }
            for position in found {
                let found = sheets[position]
                read.insert(position)
                if found.sheet.isHidden {
                    log.add(
                        .note, at: .cell(file: found.file, sheet: found.place, cell: ""),
                        Message("import.sheet.hidden"))
                }
                let table = SheetLayout.table(index, shape, found, &log)
                if let table { tables.append(table) }
            }
        }
        for (position, content) in sheets.enumerated() where !read.contains(position) {
            if HeaderText.normalized(content.sheet.name) == HeaderText.normalized(Template.explanationSheet) {
                continue
            }
            log.add(
                .note, at: .cell(file: content.file, sheet: content.place, cell: ""), Message("import.sheet.unread"))
        }
        return tables
    }

    private func reportMissing(
        _ shape: TableShape, _ names: [String], found: [String], at place: Place, _ log: inout DiagnosticLog
    ) {
        let wanted = names.first ?? shape.title
        if shape.list != nil {
            log.add(.note, at: place, Message("import.sheet.not_delivered", ["title": shape.title, "sheet": wanted]))
        } else {
            let normalized = found.map { HeaderText.normalized($0) }
            let near = names.lazy.compactMap { nearest(to: HeaderText.normalized($0), in: normalized) }.first
            let suggestion = near.flatMap { normalized.firstIndex(of: $0) }.map { found[$0] }
            log.error(
                "import.sheet.missing",
                ["title": shape.title, "sheet": wanted, "found": found.joined(separator: ", ")], at: place,
                advice: suggestion.map { Message("import.advice.rename_sheet", ["found": $0, "sheet": wanted]) })
        }
    }
}
