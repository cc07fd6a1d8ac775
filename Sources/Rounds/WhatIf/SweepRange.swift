// SPDX-License-Identifier: Apache-2.0

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
        let literals = try literals(failure)
        guard literals.count <= Self.most else {
            throw failure(
                Message("whatif.too_many", ["count": String(literals.count), "most": String(Self.most)]), nil)
        }
        var constants: [Constant] = []
        for literal in literals {
            do throws(ValueProblem) {
                let value = try rulebook.parameters[index].value(literal, rulebook.schema)
                if !constants.contains(value) { constants.append(value) }
            } catch {
                throw failure(error.message, error.advice)
            }
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

    private func literals(
        _ failure: (Message, Message?) -> RoundFailure
    ) throws(RoundFailure) -> [RoundDeclaration.Literal] {
        let parts = values.split(separator: "..", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count > 1 else { return values.split(separator: ",").map { .text(String($0)) } }
        func number(_ text: String) -> Rational? {
            ExactDecimal.millionths(text.replacing(",", with: ".")).map { Rational(millionths: $0) }
        }
        guard parts.count <= 3, let first = number(parts[0]), let last = number(parts[1]),
            let step = parts.count == 3 ? number(parts[2]) : Rational(1), step > .zero, first <= last
        else { throw failure(Message("whatif.bad_range", ["value": values]), nil) }
        var literals: [RoundDeclaration.Literal] = []
        var value = first
        while value <= last, literals.count <= Self.most {
            literals.append(.number(value))
            guard let next = value.adding(step) else { break }
            value = next
        }
        return literals
    }
}
