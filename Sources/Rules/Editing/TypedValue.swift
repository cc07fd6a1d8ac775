// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records

extension Parameter {
    /// A value as people type it, read as this parameter's type: `1,5`, `70 %`, `có`, `10/07/2024`, a code or its title.
    func typed(_ text: String, _ schema: Schema) throws(ParameterRefusal) -> Constant {
        let text = text.trimmingCharacters(in: .whitespaces).composed
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
        if let problem = rangeProblem(constant) { throw ParameterRefusal(usage: problem) }
        return constant
    }

    private static let flags = [
        "true": true, "có": true, "co": true, "đúng": true, "yes": true, "false": false, "không": false,
        "khong": false, "sai": false, "no": false,
    ]

    private func wrong(_ kind: String, _ text: String) -> ParameterRefusal {
        ParameterRefusal(usage: Message("editing.wrong_value.\(kind)", ["id": id, "value": text]))
    }

    private func code(_ text: String, _ list: Int, _ codes: CodeList) throws(ParameterRefusal) -> Constant {
        if let place = codes.index(of: text) ?? codes.codes.firstIndex(where: { $0.title == text }) {
            return .code(list: list, place)
        }
        let known = codes.codes.map { $0.title == $0.code ? $0.code : "\($0.code) (\($0.title))" }
        throw ParameterRefusal(
            usage: Message(
                "editing.wrong_value.code", ["id": id, "value": text, "codes": known.joined(separator: "; ")]),
            advice: nearest(to: text, in: codes.codes.map(\.code)).map { Message("rules.did_you_mean", ["name": $0]) })
    }

    private func number(_ text: String) throws(ParameterRefusal) -> Rational {
        var body = text.filter { $0 != " " && $0 != "\u{A0}" }
        if body.hasSuffix("%") {
            guard unit == "%" else { throw wrong("percent", text) }
            body.removeLast()
        }
        let readings = TypedNumber.readings(body).compactMap { ExactDecimal.millionths($0) }
        guard let first = readings.first else { throw wrong("number", text) }
        guard readings.count == 1 else {
            let meanings = readings.compactMap { Rational(millionths: $0).decimalText(separator: ",") }
            throw ParameterRefusal(
                usage: Message(
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
