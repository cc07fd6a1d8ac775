// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// Finds the parameters whose values differ between two rounds, also where a round's own value hides it.
struct ParameterComparison {
    private let before: [Standing]
    private let after: [Standing]

    init(_ before: RoundSession, _ after: RoundSession, _ language: Language) {
        self.before = Self.standings(before, language)
        self.after = Self.standings(after, language)
    }

    /// In the order of the later pack; what only the earlier one has comes last.
    var differences: [ParameterDifference] {
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(after.map(\.id))
        return after.compactMap { $0.difference(from: old[$0.id]) }
            + before.filter { !kept.contains($0.id) }.map { gone in
                ParameterDifference(
                    id: gone.id, title: gone.title, before: gone.inForce.text, after: nil, setByRound: nil, basis: "",
                    isAssumed: false, position: gone.position)
            }
    }

    private static func standings(_ session: RoundSession, _ language: Language) -> [Standing] {
        let (rulebook, inputs) = (session.loaded.rulebook, session.loaded.inputs)
        let prose = Prose(rulebook, language)
        return rulebook.parameters.enumerated().map { index, parameter in
            func value(_ constant: Constant?, _ basis: String, isAssumed: Bool) -> Value {
                let unit = parameter.unit.map { " " + $0 } ?? ""
                return Value(
                    constant: constant, text: constant.map { prose.constant($0) + unit }, basis: basis,
                    isAssumed: isAssumed)
            }
            let version = parameter.version(on: inputs.lawAsOf)
            return Standing(
                id: parameter.id, title: parameter.title,
                position: parameter.position.text,
                inPack: value(
                    version?.value, prose.citation(version?.basis), isAssumed: version?.status == .assumed),
                byRound: inputs.overrides[index].map {
                    value($0, Message("rounds.set_by_round").text(in: language), isAssumed: true)
                })
        }
    }

    private struct Value {
        let constant: Constant?
        let text: String?
        let basis: String
        let isAssumed: Bool
    }

    private struct Standing {
        let id: String
        let title: String
        let position: String
        let inPack: Value
        let byRound: Value?

        var inForce: Value { byRound ?? inPack }

        func difference(from old: Standing?) -> ParameterDifference? {
            if old?.inForce.constant != inForce.constant { return difference(old?.inForce, inForce, setByRound: nil) }
            guard let byRound, let old, old.inPack.constant != inPack.constant else { return nil }
            return difference(old.inPack, inPack, setByRound: byRound.text)
        }

        private func difference(_ old: Value?, _ new: Value, setByRound: String?) -> ParameterDifference {
            ParameterDifference(
                id: id, title: title, before: old?.text, after: new.text, setByRound: setByRound, basis: new.basis,
                isAssumed: new.isAssumed, position: position)
        }
    }
}
