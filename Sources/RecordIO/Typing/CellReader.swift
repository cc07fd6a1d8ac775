// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// Turns what a cell holds into what its field wants.
struct CellReader {
    private let codeIndices: [CodeIndex]
    private let keys: KeyDirectory

    /// A reader of the fields of a schema; references are looked up in `keys`.
    init(_ schema: Schema, _ keys: KeyDirectory) {
        self.keys = keys
        codeIndices = schema.codeLists.map { CodeIndex($0) }
    }

    /// Reads a cell of a plain field.
    ///
    /// `type` is the field's type, or what it holds per year.
    func read(_ raw: RawValue, _ field: Field, as type: FieldType) -> Reading {
        switch raw {
        case .blank: return .cell(.blank)
        case .formulaWithoutValue: return .systematic(.formulaWithoutValue)
        case .error(let value): return .problem(Message("import.cell.error_value", ["value": value]), advice: nil)
        case .list(let members):
            guard case .set(let element) = type else {
                return .problem(Message("import.cell.single_expected"), advice: nil)
            }
            return readSet(members, field, of: element)
        case .text(let text):
            let trimmed = EntranceText.trimmed(text)
            if trimmed.isEmpty { return .cell(.blank) }
            // One who does not know says so where a blank would mean something else.
            if trimmed == "?", !field.isKey { return .cell(.unknown) }
            // Legacy letters are looked for before trimming: one of them looks like a hidden hyphen.
            if let legacy = LegacyText(text) { return .systematic(.legacyText(encoding: legacy.encoding)) }
            if case .set(let element) = type { return readSet(text, field, of: element) }
            return read(text: trimmed, field, as: type)
        case .number, .boolean, .date:
            if case .set(let element) = type { return readSet([raw], field, of: element) }
            return read(plain: raw, field, as: type)
        }
    }

    private func read(
        text: String, _ field: Field, as type: FieldType
    ) -> Reading {
        switch type {
        case .text: return .cell(.text(text))
        case .flag:
            guard let flag = FlagText.read(text) else {
                return .problem(Message("import.cell.not_flag", ["value": text]), advice: nil)
            }
            return .cell(.flag(flag))
        case .integer, .decimal: return readNumber(text, field, isWhole: type == .integer)
        case .date: return readDate(text, field)
        case .code(let list): return readCode(text, list)
        case .reference(let record): return readReference(text, record)
        case .set(let element), .yearly(let element): return read(text: text, field, as: element)
        case .events: return .problem(Message("import.cell.single_expected"), advice: nil)
        }
    }

    private func read(
        plain raw: RawValue, _ field: Field, as type: FieldType
    ) -> Reading {
        switch (raw, type) {
        case (.number(let digits, let isPercent), .integer), (.number(let digits, let isPercent), .decimal):
            guard let number = DecimalText(digits)?.shown else { return notNumber(digits, type == .integer) }
            return isPercent
                ? percent(number.shifted(2), field, isWhole: type == .integer)
                : accepted([number], shownAs: number.plain(separator: ","), field, isWhole: type == .integer)
        case (.number(let digits, _), .date):
            return readSerial(digits)
        case (.date(let serial), .date):
            guard let date = CalendarDate(serial: serial) else {
                return .problem(Message("import.cell.not_date", ["value": "\(serial)"]), advice: nil)
            }
            return .cell(.date(date))
        case (.boolean(let flag), .flag): return .cell(.flag(flag))
        case (.date(let serial), .text):
            guard let date = CalendarDate(serial: serial) else { break }
            return .remarked(.text(date.vietnamese), .textFromDate)
        default: break
        }
        return read(text: shown(raw), field, as: type)
    }

    /// A value as an office program shows it.
    func shown(_ raw: RawValue) -> String {
        switch raw {
        case .text(let text): EntranceText.trimmed(text)
        case .number(let digits, let isPercent):
            DecimalText(digits).map { isPercent ? $0.shown.shifted(2).plain() + "%" : $0.shown.plain() } ?? digits
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .date(let serial): CalendarDate(serial: serial)?.vietnamese ?? "\(serial)"
        case .error(let value): value
        case .blank, .formulaWithoutValue, .list: ""
        }
    }

    private func readCode(_ text: String, _ list: Int) -> Reading {
        let index = codeIndices[list]
        switch index.match(text) {
        case .code(let code): return .cell(.code(code))
        case .ambiguous(let codes):
            let labels = codes.map { index.label($0) }.joined(separator: "; ")
            return .problem(Message("import.cell.code_ambiguous", ["value": text, "codes": labels]), advice: nil)
        case .none(let near):
            return .problem(
                "import.cell.not_code", ["value": text, "codes": index.summary], nearest: near.map { index.label($0) })
        }
    }

    private func readReference(_ text: String, _ record: String) -> Reading {
        switch keys.match(record, text) {
        case .key(let key): .cell(.reference(key))
        case .name(let key): .remarked(.reference(key), .referenceByName)
        case .ambiguous(let candidates):
            .problem(
                Message(
                    "import.cell.reference_ambiguous",
                    ["value": text, "keys": candidates.joined(separator: ", ")]), advice: nil)
        case .unread: .cell(.unknown)
        case .none(let title, let near):
            .problem("import.cell.reference_unknown", ["value": text, "record": title], nearest: near)
        }
    }
}

extension CellReader {
    private func readSet(
        _ text: String, _ field: Field, of element: FieldType
    ) -> Reading {
        // A code's words may hold a comma themselves.
        if case .code(let list) = element, let code = codeIndices[list].code(EntranceText.trimmed(text)) {
            return .cell(.set([.code(code)]))
        }
        let hasSemicolon = text.contains { $0 == ";" || $0.isNewline }
        let parts = text.split { hasSemicolon ? $0 == ";" || $0.isNewline : $0 == "," && element != .decimal }
        return readSet(parts.map { .text(String($0)) }, field, of: element)
    }

    private func readSet(
        _ members: [RawValue], _ field: Field, of element: FieldType
    ) -> Reading {
        var cells: [Cell] = []
        var remark: Remark?
        for member in members where !member.isBlank {
            switch read(member, field, as: element) {
            case .cell(.unknown): return .cell(.unknown)
            case .cell(let cell): if !cells.contains(cell) { cells.append(cell) }
            case .remarked(let cell, let said):
                if !cells.contains(cell) { cells.append(cell) }
                remark = said
            case .problem(let message, let advice): return .problem(message, advice: advice)
            case .systematic(let remark): return .systematic(remark)
            }
        }
        if cells.isEmpty, members.contains(where: { $0 != .blank }) { return .cell(.blank) }
        return remark.map { .remarked(.set(cells), $0) } ?? .cell(.set(cells))
    }
}
