// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import Records
import Testing

/// Nominations as a plain loop over all rows makes them of a list.
private struct PlainNominations {
    struct Row {
        var award: String
        /// A person's key, or a unit's.
        var subject: String
        var isPerson: Bool
        var standards: [String]
        var achievements: [String]
        var paper: String?
    }

    /// The rows of each sheet.
    var sheets: [[Row]] = []
    /// The nominations by key, in order.
    private(set) var expected: [(key: String, row: Row)] = []
    /// The message and place of each error.
    private(set) var errors: [String] = []

    /// Makes rows up; consistent ones can all be joined.
    init(_ generator: inout SplitMix, isConsistent: Bool) {
        func some(_ words: [String], _ limit: ClosedRange<Int>) -> [String] {
            Array(words.shuffled(using: &generator).prefix(Int.random(in: limit, using: &generator)))
        }
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            var rows: [Row] = []
            for _ in 0..<Int.random(in: 1...25, using: &generator) {
                let isPerson = Bool.random(using: &generator)
                let number = Int.random(in: 1...(isPerson ? 3 : 2), using: &generator)
                let limit = isConsistent ? number % 2...number % 2 * 3 : 0...2
                rows.append(
                    Row(
                        award: Bool.random(using: &generator) ? "ldtt" : "bk_tinh",
                        subject: isPerson ? "P\(number)" : ["A", "B"][number - 1], isPerson: isPerson,
                        standards: some(["a", "b", "c", "d"], limit), achievements: some(["T1", "T2", "T3"], limit),
                        paper: isConsistent || Int.random(in: 0..<4, using: &generator) > 0 ? nil : "to_trinh"))
            }
            sheets.append(rows)
        }
        join()
    }

    /// The names of the sheets, both of which people would read alike, in the order of their bytes.
    static let names = ["Đề nghị", "Đề-nghị"]

    private mutating func join() {
        for (sheet, rows) in sheets.enumerated() {
            for (index, row) in rows.enumerated() {
                let key = "\(row.award)/\(row.subject)"
                guard let place = expected.firstIndex(where: { $0.key == key }) else {
                    expected.append((key, row))
                    continue
                }
                let first = expected[place].row
                let hasBlank =
                    first.standards.isEmpty != row.standards.isEmpty
                    || first.achievements.isEmpty != row.achievements.isEmpty
                if first.paper != row.paper || hasBlank {
                    let word = first.paper != row.paper ? "conflict" : "blank_member"
                    errors.append("import.nomination.\(word) ho-so.xlsx: \(Self.names[sheet])!B\(index + 2)")
                    continue
                }
                expected[place].row.standards += row.standards.filter { !first.standards.contains($0) }
                expected[place].row.achievements += row.achievements.filter { !first.achievements.contains($0) }
            }
        }
    }

    /// The sheets as rows of texts.
    var tables: [(name: String, rows: [[String?]])] {
        zip(Self.names, sheets).map { name, rows in
            let header: [String?] = [
                "Danh hiệu, hình thức", "Cá nhân", "Tập thể", "Tiêu chuẩn", "Thành tích", "Giấy tờ",
            ]
            return (
                name,
                [header]
                    + rows.map { row in
                        [
                            row.award, row.isPerson ? row.subject : nil, row.isPerson ? nil : row.subject,
                            row.standards.isEmpty ? nil : row.standards.joined(separator: "; "),
                            row.achievements.isEmpty ? nil : row.achievements.joined(separator: "; "), row.paper,
                        ]
                    }
            )
        }
    }
}

@Suite struct NominationTests {
    @Test("rows of one nomination are joined across sheets, in workbooks and in CSV files", arguments: 0..<150)
    func joined(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let plain = PlainNominations(&generator, isConsistent: true)
        #expect(plain.errors.isEmpty)
        let folder = try PlainRound.folder(
            [("Cá nhân", PlainRound.csv(PlainRound.persons)), ("Đơn vị", PlainRound.csv(PlainRound.units))]
                + plain.tables.map { ($0.name, PlainRound.csv($0.rows, separator: ",")) })
        defer { try? FileManager.default.removeItem(at: folder) }
        for result in [PlainRound.read(workbook(plain)), PlainRound.read(.at(folder.path))] {
            let notes = RecordText.describe(result.diagnostics, .english)
            let table = try #require(result.records?.table("nomination"), "seed \(seed): \(notes)")
            #expect(table.keys == plain.expected.map(\.key), "seed \(seed)")
            for (row, expected) in plain.expected.enumerated() {
                #expect(texts(table, "standard", row) == Set(expected.row.standards), "seed \(seed)")
                #expect(texts(table, "achievement", row) == Set(expected.row.achievements), "seed \(seed)")
            }
        }
    }

    @Test("rows of one nomination that cannot be joined are errors, each at its place", arguments: 0..<150)
    func refused(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let plain = PlainNominations(&generator, isConsistent: false)
        let found = PlainRound.read(workbook(plain)).diagnostics.filter { $0.severity == .error }
        #expect(found.map { "\($0.message.key) \($0.place.text)" } == plain.errors, "seed \(seed)")
    }

    private func workbook(_ plain: PlainNominations) -> TestWorkbook {
        var book = TestWorkbook(("Cá nhân", PlainRound.persons), ("Đơn vị", PlainRound.units))
        book.sheets += plain.tables.map { name, rows in
            TestWorkbook.Sheet(name: name, rows: rows.map { $0.map { $0.map { .text($0) } } })
        }
        return book
    }

    /// The members of a set, none of a blank one.
    private func texts(_ table: Table, _ field: String, _ row: Int) -> Set<String> {
        let index = SampleSchema.schema.records[2].fieldIndex(field) ?? 0
        guard case .set(let members)? = table.column(index)?[row] else { return [] }
        return Set(members.compactMap { if case .text(let text) = $0 { text } else { nil } })
    }
}
