// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// The empty workbook of a schema.
///
/// ``RecordReader`` reads it back without a complaint: the headers are those it looks for first.
public enum Template {
    /// The name of the sheet that explains the others.
    public static let explanationSheet = "Hướng dẫn"

    /// The sheets for a schema, one for each kind of record and each list of events, then the explanations.
    ///
    /// - Parameters:
    ///   - schema: What the records look like.
    ///   - years: The years that yearly fields get a column for, in the order of the columns.
    ///   - language: The language of the explanations; sheet names and headers are the pack's.
    public static func sheets(for schema: Schema, years: [Int], language: Language) -> [TemplateSheet] {
        let shapes = TableShape.all(schema.stored)
        let explanations = Explanations(schema: schema, language: language)
        var sheets = shapes.map { shape in
            TemplateSheet(name: name(shape), columns: columns(shape, schema, years, language), rows: [])
        }
        sheets.append(explanations.sheet(shapes.map { ($0, name($0)) }))
        return sheets
    }

    private static func name(_ shape: TableShape) -> String {
        String((shape.sheetNames.lazy.flatMap { $0 }.first ?? shape.title).prefix(31))
    }

    private static func columns(
        _ shape: TableShape, _ schema: Schema, _ years: [Int], _ language: Language
    ) -> [TemplateSheet.Column] {
        shape.slots.flatMap { slot -> [TemplateSheet.Column] in
            switch slot.kind {
            case .yearly:
                guard case .yearly(let type) = slot.field.type else { return [] }
                return years.map { column(slot.header(year: $0), type, schema, language) }
            case .owner: return [column(slot.header, .text, schema, language)]
            case .plain: return [column(slot.header, slot.field.type, schema, language)]
            }
        }
    }

    private static func column(
        _ header: String, _ type: FieldType, _ schema: Schema, _ language: Language
    ) -> TemplateSheet.Column {
        let choices = choices(type, schema, language)
        let widest = (choices + [header]).map(\.count).max() ?? 0
        return TemplateSheet.Column(
            header: header, width: min(max(widest + 2, 10), 40), format: format(type), choices: choices)
    }

    private static func format(_ type: FieldType) -> TemplateSheet.Format {
        switch type {
        case .integer: .integer
        case .decimal: .decimal
        case .date: .date
        case .text, .flag, .code, .reference, .set, .yearly, .events: .text
        }
    }

    /// What the drop-down list of a column offers: words where they fit and are clear, else codes.
    private static func choices(_ type: FieldType, _ schema: Schema, _ language: Language) -> [String] {
        switch type {
        case .flag: return ["import.template.yes", "import.template.no"].map { Message($0).text(in: language) }
        case .code(let list):
            let codes = schema.codeLists[list].codes
            let titles = codes.map(\.title)
            let isClear = Set(titles).count == titles.count && !titles.contains { $0.contains(",") }
            return [isClear ? titles : [], codes.map(\.code)].first { fits($0) } ?? []
        default: return []
        }
    }

    /// Office programs take no longer list in a rule of a cell.
    private static func fits(_ choices: [String]) -> Bool {
        !choices.isEmpty && choices.joined(separator: ",").utf8.count <= 255
    }
}
