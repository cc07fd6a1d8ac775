// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records
import Rules

/// A parameter and the values to try, as people write them: `6..20`, `40..90..5`, `kind,flag,any`.
public struct SweepRange: Sendable, Hashable {
    /// The parameter's id.
    public let parameter: String
    /// The values as written.
    public let values: String

    /// Makes a range.
    public init(parameter: String, values: String) {
        self.parameter = parameter
        self.values = values
    }

    /// No more values than this are tried at once.
    static let most = 10_000

    /// The parameter by index and the values, or what is wrong.
    func resolved(_ rulebook: Rulebook, option: String) throws(RoundFailure) -> (parameter: Int, values: [Constant]) {
        let (index, failure) = try parameter(rulebook, option: option)
        let texts = try texts(failure)
        guard texts.count <= Self.most else {
            throw failure(Message("whatif.too_many", ["count": String(texts.count), "most": String(Self.most)]), nil)
        }
        var constants: [Constant] = []
        for text in texts {
            let (value, problem) = rulebook.parameters[index].setting(.text(text), rulebook.schema)
            guard let value else {
                throw failure(problem ?? Message("rules.bad_parameter_value", ["id": parameter]), nil)
            }
            if !constants.contains(value) { constants.append(value) }
        }
        guard !constants.isEmpty else { throw failure(Message("whatif.bad_range", ["value": values]), nil) }
        return (index, constants)
    }

    /// The parameter by index, and what makes a problem of the option out of a message.
    func parameter(
        _ rulebook: Rulebook, option: String
    ) throws(RoundFailure) -> (index: Int, failure: (Message, Message?) -> RoundFailure) {
        let failure = { (message: Message, advice: Message?) in
            RoundFailure(diagnostics: [Diagnostic(.error, at: .named(option), message, advice: advice)])
        }
        guard let index = rulebook.parameters.firstIndex(where: { $0.id == parameter }) else {
            throw failure(
                Message("rules.unknown_parameter", ["name": parameter]),
                nearest(to: parameter, in: rulebook.parameters.map(\.id))
                    .map { Message("rules.did_you_mean", ["name": $0]) })
        }
        return (index, failure)
    }

    private func texts(_ failure: (Message, Message?) -> RoundFailure) throws(RoundFailure) -> [String] {
        let parts = values.components(separatedBy: "..")
        guard parts.count > 1 else { return values.split(separator: ",").map(String.init) }
        func number(_ text: String) -> Rational? {
            ExactDecimal.millionths(text.replacing(",", with: ".")).map { Rational(millionths: $0) }
        }
        guard parts.count <= 3, let first = number(parts[0]), let last = number(parts[1]),
            let step = parts.count == 3 ? number(parts[2]) : Rational(1), step > .zero, first <= last
        else { throw failure(Message("whatif.bad_range", ["value": values]), nil) }
        var texts: [String] = []
        var value = first
        while value <= last, texts.count <= Self.most {
            texts.append(value.decimalText(separator: ".") ?? value.description)
            guard let next = value.adding(step) else { break }
            value = next
        }
        return texts
    }
}
