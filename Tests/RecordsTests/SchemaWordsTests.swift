// SPDX-License-Identifier: Apache-2.0

import Records
import Testing

@Suite struct SchemaWordsTests {
    /// A schema of one field, made otherwise in one respect.
    private static func schema(_ change: (inout Field) -> Void = { _ in }, type: FieldType = .decimal) -> Schema {
        var field = Field("score", title: "Điểm", type: type)
        change(&field)
        return Schema(
            codeLists: [CodeList("rating", isOrdered: true, codes: [.init("a", title: "A"), .init("b")])],
            records: [RecordType("person", title: "Cá nhân", sheets: ["Cá nhân"], fields: [field])])
    }

    private static func words(_ schema: Schema) -> [UInt8] {
        final class Bytes { var bytes: [UInt8] = [] }
        let made = Bytes()
        var words = WordWriter { made.bytes += $0 }
        schema.write(to: &words)
        words.flush()
        return made.bytes
    }

    @Test("schemas that differ in anything but their place in a file have other words")
    func differences() {
        let fields: [Schema] = [
            Self.schema(), Self.schema { $0.isKey = true }, Self.schema { $0.range = (Rational(0), nil) },
            Self.schema { $0.range = (nil, Rational(0)) }, Self.schema { $0.range = (Rational(1), nil) },
            Self.schema { $0.blank = .absent }, Self.schema { $0.blank = .open },
            Self.schema { $0.blank = .value(.integer(1)) }, Self.schema { $0.blank = .value(.decimal(1)) },
            Self.schema { $0.blank = .value(.text("1")) }, Self.schema { $0.blank = .value(.set([.text("1")])) },
            Self.schema { $0.columns = ["Điểm"] }, Self.schema { $0.columns = ["Đi", "ểm"] },
            Self.schema { $0.sheets = ["Điểm"] }, Self.schema { $0.inverse = "" }, Self.schema { $0.inverse = "a" },
            Self.schema { $0.change = .later }, Self.schema { $0.change = .now },
        ]
        let types: [FieldType] = [
            .text, .flag, .integer, .date, .code(list: 0), .code(list: 1), .reference(record: "a"),
            .reference(record: "b"), .set(.text), .set(.integer), .yearly(.text), .events([]),
            .events([Field("a", title: "A", type: .text)]), .events([Field("a", title: "A", type: .flag)]),
        ]
        let list = CodeList("rating", isOrdered: false, codes: [.init("a", title: "A"), .init("b")])
        let records = Self.schema().records
        let others = [
            Schema(codeLists: [list], records: records), Schema(codeLists: [], records: records),
            Schema(codeLists: [], records: []),
            Schema(codeLists: [], records: [RecordType("person", title: "Cá nhân", sheets: [], fields: [])]),
        ]
        let schemas = fields + types.map { Self.schema(type: $0) } + others
        #expect(Set(schemas).count == schemas.count)
        #expect(Set(schemas.map { Self.words($0) }).count == schemas.count)
        let moved = Self.schema { $0.position = SourcePosition(file: "a.lua", line: 3) }
        #expect(Self.words(moved) == Self.words(Self.schema()))
    }

    @Test("no part of a schema is forgotten among the words")
    func complete() {
        // Whoever adds a part writes it in Schema+Words.swift, unless it only says where something was declared.
        let schema = Self.schema()
        func parts(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
        #expect(parts(schema) == ["codeLists", "records", "recordIndices"])
        #expect(parts(schema.records[0]) == ["name", "title", "sheets", "fields", "position", "indices"])
        #expect(parts(schema.codeLists[0]) == ["id", "isOrdered", "codes", "position", "indices"])
        #expect(parts(schema.codeLists[0].codes[0]) == ["code", "title"])
        #expect(
            parts(schema.records[0].fields[0]) == [
                "name", "title", "type", "isKey", "blank", "columns", "sheets", "inverse", "change", "position",
                "rangeLeast", "rangeGreatest",
            ])
    }
}
