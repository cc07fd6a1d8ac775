// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Shows values to people.
struct ValueText {
    private let prose: Prose

    init(_ prose: Prose) {
        self.prose = prose
    }

    func text(_ value: Value, _ type: ValueType) -> String {
        switch value {
        case .truth(let truth): say("truth.\(truth.rawValue)")
        case .flag(.known(let flag)): prose.constant(.truth(flag))
        case .text(.known(let text)): text
        case .row(.known): ""
        case .set(.known(let members)): members.isEmpty ? say("none") : members.map(member).joined(separator: ", ")
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

    private func member(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .integer(let number): String(number)
        case .code(let place): String(place)
        default: ""
        }
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("rounds.value." + key, arguments).text(in: prose.language)
    }
}
