// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// What is wrong with a value that was given for a parameter.
public struct ValueProblem: Error {
    /// What is wrong.
    public let message: Message
    /// What was probably meant.
    public let advice: Message?

    init(_ message: Message, advice: Message? = nil) {
        self.message = message
        self.advice = advice
    }
}

extension RoundDeclaration.Literal {
    /// The value as people write it.
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): number.decimalText(separator: ",") ?? "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}

extension Parameter {
    /// A value that a round file, a scenario or the command line gives, read as this parameter's type.
    public func value(_ literal: RoundDeclaration.Literal, _ schema: Schema) throws(ValueProblem) -> Constant {
        let text: String
        switch (type, literal) {
        case (_, .text(let given)): text = given
        case (.number, .number(let number)):
            if let problem = rangeProblem(.number(number)) { throw ValueProblem(problem) }
            return .number(number)
        case (.flag, .flag(let flag)): return .truth(flag)
        case (.number, _), (.flag, _), (.date, _), (.code, _):
            // What is of another type is told apart by what it looks like.
            text = literal.text
        default: throw ValueProblem(Message("rules.bad_parameter_value", ["id": id]))
        }
        return try typed(text, schema)
    }

    /// A text without the spaces around it.
    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        // Tabs, what Unicode calls a space, and the space without width, which looks like none.
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "\t" || scalar == "\u{200B}" || scalar.properties.generalCategory == .spaceSeparator
        }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// A value as people type it, read as this parameter's type: `1,5`, `70 %`, `có`, `10/07/2024`, a code or its title.
    private func typed(_ text: String, _ schema: Schema) throws(ValueProblem) -> Constant {
        let text = Self.trimmed(text).composed
        let constant: Constant
        switch type {
        case .number: constant = .number(try number(text))
        case .flag:
            guard let flag = Self.flags[text.lowercased()] else { throw wrong("flag", text) }
            constant = .truth(flag)
        case .date:
            guard let date = CalendarDate(typed: text) else { throw wrong("date", text) }
            constant = .date(date)
        case .code(let list): constant = try code(text, list, schema.codeLists[list])
        default: constant = .text(text)
        }
        if let problem = rangeProblem(constant) { throw ValueProblem(problem) }
        return constant
    }

    private static let flags = [
        "true": true, "có": true, "co": true, "đúng": true, "yes": true, "false": false, "không": false,
        "khong": false, "sai": false, "no": false,
    ]

    private func wrong(_ kind: String, _ text: String) -> ValueProblem {
        ValueProblem(Message("editing.wrong_value.\(kind)", ["id": id, "value": text]))
    }

    private func code(_ text: String, _ list: Int, _ codes: CodeList) throws(ValueProblem) -> Constant {
        if let place = codes.index(of: text) ?? codes.codes.firstIndex(where: { $0.title == text }) {
            return .code(list: list, place)
        }
        let known = codes.codes.map { $0.title == $0.code ? $0.code : "\($0.code) (\($0.title))" }
        throw ValueProblem(
            Message(
                "editing.wrong_value.code", ["id": id, "value": text, "codes": known.joined(separator: "; ")]),
            advice: nearest(to: text, in: codes.codes.map(\.code)).map { Message("rules.did_you_mean", ["name": $0]) })
    }

    private func number(_ text: String) throws(ValueProblem) -> Rational {
        var body = text.filter { $0 != " " && $0 != "\u{A0}" }
        if body.hasSuffix("%") {
            guard unit == "%" else { throw wrong("percent", text) }
            body.removeLast()
        }
        let readings = TypedNumber.readings(body).compactMap { ExactDecimal.millionths($0) }
        guard let first = readings.first else { throw wrong("number", text) }
        guard readings.count == 1 else {
            let meanings = readings.compactMap { Rational(millionths: $0).decimalText(separator: ",") }
            throw ValueProblem(
                Message(
                    "editing.wrong_value.ambiguous",
                    ["id": id, "value": text, "first": meanings[0], "second": meanings[1]]))
        }
        return Rational(millionths: first)
    }
}

/// What a number as people type it may mean, each with a decimal point: `2.340.000` means one number, `2.340` two.
enum TypedNumber {
    static func readings(_ text: String) -> [String] {
        let sign = text.hasPrefix("-") ? "-" : ""
        let body = text.dropFirst(sign.count)
        guard let first = body.first, first.isASCII, first.isNumber,
            body.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "," })
        else { return [] }
        var found: [String] = []
        for (thousands, decimal) in [(Character("."), Character(",")), (",", ".")] {
            let parts = body.split(separator: decimal, omittingEmptySubsequences: false)
            guard parts.count <= 2, let whole = parts.first, let last = parts.last, !last.isEmpty,
                let digits = ungrouped(whole, thousands), parts.count == 1 || !last.contains(thousands)
            else { continue }
            let reading = sign + digits + (parts.count == 2 ? ".\(last)" : "")
            if !found.contains(reading) { found.append(reading) }
        }
        return found
    }

    /// The digits of a whole number whose thousands may be set apart.
    private static func ungrouped(_ text: Substring, _ thousands: Character) -> String? {
        let groups = text.split(separator: thousands, omittingEmptySubsequences: false)
        guard groups.count > 1 else { return text.isEmpty ? nil : String(text) }
        guard let first = groups.first, (1...3).contains(first.count), !first.hasPrefix("0"),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }
}
