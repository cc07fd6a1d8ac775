// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Shows values to people.
struct ValueText {
    private let prose: Prose
    private let records: RecordSet

    init(_ prose: Prose, _ records: RecordSet) {
        self.prose = prose
        self.records = records
    }

    func text(_ value: Value, _ type: ValueType) -> String {
        switch value {
        case .truth(let truth): say("truth.\(truth.rawValue)")
        case .flag(.known(let flag)): prose.constant(.truth(flag))
        case .text(.known(let text)): text
        case .row(.known(let row)): self.row(row, type)
        case .set(.known(let members)):
            members.isEmpty ? say("none") : members.map { member($0, type) }.joined(separator: ", ")
        case .number(let number): self.number(number, type)
        case .flag(.absent), .text(.absent), .row(.absent), .set(.absent): say("none")
        case .flag(.unknown), .text(.unknown), .row(.unknown), .set(.unknown): say("unknown")
        }
    }

    private func number(_ number: NumberValue, _ type: ValueType) -> String {
        if number.absence == .always { return say("none") }
        if let exact = number.exact { return prose.value(exact, type) }
        switch (number.low.isFinite, number.high.isFinite, type) {
        case (_, _, .code), (_, _, .date), (false, false, _): return say("unknown")
        case (true, true, _): return say("range", ["low": prose.number(number.low), "high": prose.number(number.high)])
        case (true, false, _): return say("range_up", ["low": prose.number(number.low)])
        case (false, true, _): return say("range_down", ["high": prose.number(number.high)])
        }
    }

    /// A record by its name, or by its key where it has none.
    private func row(_ row: Int, _ type: ValueType) -> String {
        guard case .record(let record) = type else { return "" }
        let table = records.tables[record]
        if let field = records.schema.records[record].fieldIndex("name"),
            case .text(let name)? = table.column(field)?[row]
        {
            return name
        }
        return table.keys[row]
    }

    private func member(_ cell: Cell, _ type: ValueType) -> String {
        let element: ValueType = if case .set(let element) = type { element } else { type }
        switch cell {
        case .text(let text): return text
        case .code(let place):
            if case .record = element { return row(place, element) }
            return prose.value(Rational(place), element)
        default: return ""
        }
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("rounds.value." + key, arguments).text(in: prose.language)
    }
}
