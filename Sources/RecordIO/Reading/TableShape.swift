// SPDX-License-Identifier: Apache-2.0

internal import Records

/// A table that a source may deliver: the rows of a kind of record, or the events of one of its list fields.
struct TableShape {
    /// The kind of record.
    let record: Int
    /// The list field, or nil for the record's own table.
    let list: Int?
    /// What people call the table.
    let title: String
    /// Names of its sheet by precedence.
    let sheetNames: [[String]]
    /// What its columns may hold, in the order of the schema; of events, the owner first.
    let slots: [Slot]
    /// Of the table of nominations, its fields with a meaning of their own.
    var nomination: NominationFields?

    /// What a column may hold.
    struct Slot {
        /// What it means.
        let kind: Kind
        /// The field; of an owner column, the owner's key field.
        let field: Field
        /// Header texts by precedence; `{year}` stands for a year.
        let headers: [[String]]
    }

    /// What a slot means.
    enum Kind: Hashable {
        /// The key of the record that an event belongs to.
        case owner
        /// The plain field with this index.
        case plain(Int)
        /// The yearly field with this index.
        case yearly(Int)
    }

    /// Every table of a schema, records before lists, except the round's.
    static func all(_ schema: Schema) -> [TableShape] {
        let indices = schema.records.indices.filter { schema.records[$0].name != RoundFacts.recordName }
        let lists = indices.flatMap { record in
            schema.records[record].fields.indices.compactMap { events(schema, record, $0) }
        }
        return indices.map { table(schema, $0) } + lists
    }

    private static func table(_ schema: Schema, _ record: Int) -> TableShape {
        let type = schema.records[record]
        var slots: [Slot] = []
        for (index, field) in type.fields.enumerated() {
            switch field.type {
            case .events: continue
            case .yearly:
                // A header without a year in its pattern takes the year after it.
                let columns = field.columns.map { $0.contains("{year}") ? $0 : $0 + " {year}" }
                let named = ["\(field.title) {year}", "{year} \(field.title)", "\(field.name) {year}"]
                slots.append(Slot(kind: .yearly(index), field: field, headers: [columns, named]))
            default:
                slots.append(
                    Slot(kind: .plain(index), field: field, headers: [field.columns, [field.title], [field.name]]))
            }
        }
        return TableShape(
            record: record, list: nil, title: type.title, sheetNames: [type.sheets, [type.title], [type.name]],
            slots: slots, nomination: NominationFields(type))
    }

    private static func events(_ schema: Schema, _ record: Int, _ index: Int) -> TableShape? {
        let type = schema.records[record]
        let list = type.fields[index]
        guard case .events(let fields) = list.type else { return nil }
        let key = type.keyIndex.map { type.fields[$0] } ?? Field("key", title: type.title, type: .text)
        let owner = Slot(
            kind: .owner, field: key, headers: [key.columns, [key.title, type.title], [key.name, type.name]])
        let slots = fields.enumerated().map { index, field in
            Slot(kind: .plain(index), field: field, headers: [field.columns, [field.title], [field.name]])
        }
        return TableShape(
            record: record, list: index, title: list.title, sheetNames: [list.sheets, [list.title], [list.name]],
            slots: [owner] + slots)
    }
}

extension TableShape {
    /// Slots of which one must be filled in each row of data.
    var keySlots: [Int] {
        slots.indices.filter { index in
            let slot = slots[index]
            if slot.kind == .owner || list == nil && slot.field.isKey { return true }
            return nomination.map { [$0.person, $0.unit].contains { $0.map { slot.kind == .plain($0) } ?? false } }
                ?? false
        }
    }

    /// The slot of a plain field.
    func slot(ofField field: Int?) -> Int? { field.flatMap { field in slots.firstIndex { $0.kind == .plain(field) } } }

    /// Of the slots that a source lacks: those without which no row can be used, and those worth a note.
    func missing(_ slots: [Int]) -> (needed: [Int], optional: [Int]) {
        if let nomination {
            let subjects = [nomination.person, nomination.unit].compactMap { slot(ofField: $0) }
            let lacksSubject = subjects.allSatisfy(slots.contains)
            let needed = slots.filter { slot(ofField: nomination.award) == $0 || lacksSubject && subjects.contains($0) }
            let optional = slots.filter {
                !needed.contains($0) && !subjects.contains($0) && !self.slots[$0].field.isKey
            }
            return (needed, optional)
        }
        let needed = slots.filter { self.slots[$0].kind == .owner || list == nil && self.slots[$0].field.isKey }
        return (needed, slots.filter { !needed.contains($0) })
    }
}

extension TableShape.Slot {
    /// The header that people are told to write.
    var header: String { headers.lazy.flatMap { $0 }.first ?? field.title }

    /// The header for a year.
    func header(year: Int) -> String { header.replacing("{year}", with: String(year)) }

    /// The header with dots for any year.
    var headerOfAnyYear: String { header.replacing("{year}", with: "…") }
}
