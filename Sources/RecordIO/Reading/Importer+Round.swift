// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension Importer {
    /// Makes the facts of the round the only row of its record.
    mutating func readRound(_ round: RoundFacts) {
        guard let record = schema.recordIndex(RoundFacts.recordName) else { return }
        let type = schema.records[record]
        let place = Place.named(round.id)
        let known = type.fields.map(\.name)
        for name in round.cells.keys.sorted() where type.fieldIndex(name) == nil {
            log.error(
                "import.round.unknown_field", ["field": name, "known": known.joined(separator: ", ")], at: place,
                nearest: nearest(to: name, in: known))
        }
        var cells: [Cell] = []
        for field in type.fields {
            let given = round.cells[field.name] ?? .blank
            cells.append(field.isKey && given == .blank ? .text(round.id) : cell(given, field, at: place))
        }
        builder.addRow(record, key: round.id, origin: .none, cells: cells)
    }

    private mutating func cell(_ given: Cell, _ field: Field, at place: Place) -> Cell {
        switch (given, field.type) {
        case (.text(let text), .text): return .text(text)
        case (.text(let text), _): return read(.text(text), field, at: place)
        case (.reference(let key), .reference): return read(.text(key), field, at: place)
        case (.integer(let number), .decimal), (.integer(let number), .integer):
            return read(.number(String(number)), field, at: place)
        case (.blank, _), (.unknown, _), (.absent, _), (.flag, .flag), (.decimal, .decimal), (.date, .date),
            (.set, .set):
            return given
        case (.code(let code), .code(let list)) where schema.codeLists[list].codes.indices.contains(code): return given
        default:
            log.error("import.round.wrong_kind", ["field": field.name, "title": field.title], at: place)
            return .unknown
        }
    }

    private mutating func read(_ raw: RawValue, _ field: Field, at place: Place) -> Cell {
        switch reader.read(raw, field, as: field.type) {
        case .cell(let cell), .remarked(let cell, _): return cell
        case .problem(let message, let advice):
            log.add(.error, at: place, message.with("column", field.name), advice: advice)
        case .systematic:
            log.error("import.round.wrong_kind", ["field": field.name, "title": field.title], at: place)
        }
        return .unknown
    }
}
