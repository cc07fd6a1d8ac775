// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension CellReader {
    /// Reads a number as a person writes it.
    func readNumber(_ text: String, _ field: Field, isWhole: Bool) -> Reading {
        if let plain = PlainNumber(text), plain.isWhole || !isWhole, isInRange(plain, field) {
            return .cell(isWhole ? .integer(plain.millionths / ExactDecimal.scale) : .decimal(plain.millionths))
        }
        if text.hasSuffix("%") {
            let readings = DecimalText.readings(EntranceText.trimmed(String(text.dropLast())))
            guard readings.count == 1 else { return notNumber(text, isWhole) }
            return percent(readings[0], field, isWhole: isWhole)
        }
        let readings = DecimalText.readings(text)
        return readings.isEmpty
            ? notNumber(text, isWhole) : accepted(readings, shownAs: text, field, isWhole: isWhole)
    }

    /// Takes the only reading that the field allows, or says why there is none or more than one.
    func accepted(_ readings: [DecimalText], shownAs text: String, _ field: Field, isWhole: Bool) -> Reading {
        let fitting = readings.filter { !isWhole || $0.isWhole }
        let inRange = fitting.filter { value($0, isWhole: isWhole).map { isInRange($0, field) } ?? false }
        if inRange.count > 1 {
            return .problem(
                Message(
                    "import.cell.ambiguous_number",
                    [
                        "value": text, "first": inRange[0].plain(separator: ","),
                        "second": inRange[1].plain(separator: ","),
                    ]), advice: nil)
        }
        if let number = inRange.first { return .cell(cell(number, isWhole: isWhole)) }
        guard let number = fitting.first else {
            return .problem(Message("import.cell.not_whole", ["value": text]), advice: nil)
        }
        guard value(number, isWhole: isWhole) != nil else {
            let isPrecise = number.places > ExactDecimal.places
            return .problem(
                Message(isPrecise ? "import.cell.too_precise" : "import.cell.too_great", ["value": text]), advice: nil)
        }
        return outOfRange(text, field)
    }

    /// Takes a percentage: as it is where the field counts to a hundred, as a fraction where it counts to one.
    func percent(_ number: DecimalText, _ field: Field, isWhole: Bool) -> Reading {
        let shown = number.plain(separator: ",") + "%"
        guard let greatest = field.range.greatest else {
            if isWhole { return accepted([number], shownAs: shown, field, isWhole: true) }
            return .problem(Message("import.cell.percent_unclear", ["value": shown]), advice: nil)
        }
        let value = greatest > Rational(1) ? number : number.shifted(-2)
        return accepted([value], shownAs: shown, field, isWhole: isWhole)
    }

    /// No number at all.
    func notNumber(_ text: String, _ isWhole: Bool) -> Reading {
        .problem(Message(isWhole ? "import.cell.not_integer" : "import.cell.not_decimal", ["value": text]), advice: nil)
    }

    private func value(_ number: DecimalText, isWhole: Bool) -> Rational? {
        isWhole ? number.integer.map { Rational($0) } : number.millionths.map { Rational(millionths: $0) }
    }

    private func cell(_ number: DecimalText, isWhole: Bool) -> Cell {
        isWhole ? .integer(number.integer ?? 0) : .decimal(number.millionths ?? 0)
    }

    private func isInRange(_ value: Rational, _ field: Field) -> Bool {
        if let least = field.range.least, value < least { return false }
        if let greatest = field.range.greatest, value > greatest { return false }
        return true
    }

    private func isInRange(_ number: PlainNumber, _ field: Field) -> Bool {
        let (least, greatest) = field.range
        if least == nil, greatest == nil { return true }
        return isInRange(Rational(millionths: number.millionths), field)
    }

    private func outOfRange(_ text: String, _ field: Field) -> Reading {
        let least = field.range.least.map { words($0) }
        let greatest = field.range.greatest.map { words($0) }
        let message =
            switch (least, greatest) {
            case (let least?, let greatest?):
                Message("import.cell.outside", ["value": text, "least": least, "greatest": greatest])
            case (let least?, nil): Message("import.cell.below", ["value": text, "least": least])
            default: Message("import.cell.above", ["value": text, "greatest": greatest ?? ""])
            }
        return .problem(message, advice: nil)
    }

    private func words(_ bound: Rational) -> String {
        bound.decimalText(separator: ",") ?? bound.description
    }
}

extension CellReader {
    /// Reads a date as a person writes it.
    func readDate(_ text: String, _ field: Field) -> Reading {
        if field.blank == .open, Self.openWords.contains(VietnameseText.folded(text)) { return .cell(.date(.open)) }
        switch DateText(text) {
        case .date(let date): return .cell(.date(date))
        case .impossible(let exchanged):
            return .problem("import.cell.impossible_date", ["value": text], nearest: exchanged?.vietnamese)
        case .shortYear: return .problem(Message("import.cell.short_year", ["value": text]), advice: nil)
        case .incomplete: return .problem(Message("import.cell.date_incomplete", ["value": text]), advice: nil)
        case .none: return .problem(Message("import.cell.not_date", ["value": text]), advice: nil)
        }
    }

    /// Reads a number in a date field: a serial that lost its format, or an error.
    func readSerial(_ digits: String) -> Reading {
        guard let number = DecimalText(digits)?.integer else {
            return .problem(Message("import.cell.not_date", ["value": digits]), advice: nil)
        }
        // From 1927 to 2099, where neither a year nor a day of the month could be meant.
        guard (10_000...73_050).contains(number), let date = CalendarDate(serial: Double(number)) else {
            let isYear = (1900...2100).contains(number)
            return .problem(
                Message(isYear ? "import.cell.date_incomplete" : "import.cell.not_date", ["value": digits]), advice: nil
            )
        }
        return .remarked(.date(date), .dateFromNumber)
    }

    /// What stands in a closing date of what has not ended.
    private static let openWords: Set<String> = ["nay", "den nay", "hien nay", "chua ket thuc", "open"]
}
