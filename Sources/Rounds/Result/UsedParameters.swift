// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Rules

/// The parameters that a round's rules read, and what must be said of their values.
struct UsedParameters {
    let rulebook: Rulebook
    let inputs: RoundInputs

    /// Only what this award reads, itself or through awards it depends on; everything if nil.
    var award: Int?

    /// The parameters read by awards, quotas, exclusives and limits, by index, ascending.
    var indices: [Int] {
        if let award { return rulebook.parameters(readBy: award).sorted() }
        var found: Set<Int> = []
        for expression in rulebook.expressions {
            if case .parameter(let index, _) = expression.operation { found.insert(index) }
        }
        return found.sorted()
    }

    /// Values that nobody has confirmed: assumed in the pack, or set by the round itself.
    func assumptions(_ prose: Prose) -> [RoundResult.Assumption] {
        indices.compactMap { index in
            let parameter = rulebook.parameters[index]
            let version = parameter.version(on: inputs.lawAsOf)
            func text(_ value: Constant) -> String {
                let unit = parameter.unit.map { " " + $0 } ?? ""
                return prose.constant(value) + unit
            }
            if let value = inputs.overrides[index] {
                return .init(
                    parameter: parameter.id, title: parameter.title, value: text(value),
                    basis: Message("rounds.set_by_round").text(in: prose.language))
            }
            guard let version, version.status == .assumed else { return nil }
            return .init(
                parameter: parameter.id, title: parameter.title, value: text(version.value),
                basis: prose.citation(version.basis))
        }
    }

    /// Values used past the day they are confirmed for, and parameters without any value in force.
    var warnings: [Diagnostic] {
        indices.compactMap { index in
            let parameter = rulebook.parameters[index]
            if inputs.overrides[index] != nil { return nil }
            let place = Place.file(parameter.position.file, line: parameter.position.line)
            guard let version = parameter.version(on: inputs.lawAsOf) else {
                return Diagnostic(
                    .warning, at: place,
                    Message("rounds.parameter_none", ["title": parameter.title, "date": inputs.lawAsOf.vietnamese]))
            }
            guard let through = version.through, through < inputs.lawAsOf else { return nil }
            return Diagnostic(
                .warning, at: place,
                Message(
                    "rounds.parameter_past",
                    [
                        "title": parameter.title, "through": through.vietnamese, "date": inputs.lawAsOf.vietnamese,
                    ]))
        }
    }
}
