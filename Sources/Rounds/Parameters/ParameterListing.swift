// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
public import Records
public import Rules

/// The parameters of a pack with the value in force on a day, where it comes from and where it is read.
public struct ParameterListing: Sendable {
    /// The pack's id.
    public var pack: String
    /// The pack's title.
    public var title: String
    /// The day whose values are in force, as `2024-12-10`; nil when each parameter shows its latest value.
    public var asOf: String?
    /// The round's id, if the values are a round's.
    public var round: String?
    /// The parameters in the order they were declared.
    public var parameters: [ParameterView]
}

/// One parameter ready to be shown.
public struct ParameterView: Sendable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// The unit; empty if none.
    public var unit: String
    /// The numbers or codes that it may have, as text; empty if any.
    public var range: String
    /// The value in force; nil if none is yet.
    public var inForce: Value?
    /// All values of its history, oldest first.
    public var history: [Value]
    /// The line of its declaration, such as `goi/parameters.lua:12`.
    public var position: String
    /// Where it is read.
    public var uses: [Use]

    /// A value of its history.
    public struct Value: Sendable {
        /// The value as text, without the unit.
        public var text: String
        /// The value as a rule file has it.
        public var literal: String
        /// `confirmed`, `assumed`, or `round` for one that the round sets itself.
        public var status: String
        /// The first day it is in force, as `2024-07-10`; empty for one that the round sets.
        public var from: String
        /// The last day it is confirmed for, as `2024-07-10`; empty if not said.
        public var through: String
        /// Whether the day asked about lies behind the last day it is confirmed for.
        public var isPast: Bool
        /// Where it comes from, as text; empty if not said.
        public var basis: String
    }

    /// A place that reads it.
    public struct Use: Sendable {
        /// `award`, `quota`, `definition`, `limit`, `exclusive` or `function`.
        public var reader: String
        /// The name people read for it; empty of a function.
        public var title: String
        /// The line, such as `goi/quotas.lua:9`.
        public var position: String
    }
}

extension ParameterListing {
    /// The parameters of a pack on a day, or each with its latest value.
    public init(of rulebook: Rulebook, asOf date: CalendarDate?, language: Language) {
        self.init(rulebook, date, overrides: [:], round: nil, language)
    }

    /// The parameters of a round, at its `law_as_of` or another day, with the values that the round sets itself.
    ///
    /// The records are not read. Throws everything that is wrong with the round file, its rules and its settings.
    public init(of request: RoundRequest, asOf date: CalendarDate?, language: Language) throws(RoundFailure) {
        let rules = try RoundLoader(request: request).loadRules()
        var problems: [Diagnostic] = []
        let overrides = RoundTerms(declaration: rules.declaration, rulebook: rules.rulebook)
            .settings(request.settings, &problems)
        guard problems.isEmpty else { throw RoundFailure(diagnostics: problems) }
        self.init(
            rules.rulebook, date ?? rules.declaration.lawAsOf, overrides: overrides, round: rules.declaration.id,
            language)
    }

    private init(
        _ rulebook: Rulebook, _ date: CalendarDate?, overrides: [Int: Constant], round: String?, _ language: Language
    ) {
        let uses = rulebook.parameterUses()
        let builder = Builder(rulebook: rulebook, prose: Prose(rulebook, language), date: date)
        self.init(
            pack: rulebook.pack.id, title: rulebook.pack.title, asOf: date?.description, round: round,
            parameters: rulebook.parameters.indices.map { builder.view($0, overrides[$0], uses[$0]) })
    }

    private struct Builder {
        let rulebook: Rulebook
        let prose: Prose
        let date: CalendarDate?

        func view(_ index: Int, _ override: Constant?, _ uses: [ParameterUse]) -> ParameterView {
            let parameter = rulebook.parameters[index]
            let version = date.map { parameter.version(on: $0) } ?? parameter.versions.last
            return ParameterView(
                id: parameter.id, title: parameter.title, unit: parameter.unit ?? "", range: range(parameter),
                inForce: override.map(set) ?? version.map(value), history: parameter.versions.map(value),
                position: parameter.position.text,
                uses: uses.map { .init(reader: $0.reader.rawValue, title: $0.title, position: $0.position.text) })
        }

        private func value(_ version: Parameter.Version) -> ParameterView.Value {
            .init(
                text: prose.constant(version.value), literal: rulebook.schema.literal(version.value),
                status: version.status.rawValue, from: version.from.description,
                through: version.through?.description ?? "",
                isPast: version.through.flatMap { through in date.map { $0 > through } } ?? false,
                basis: prose.citation(version.basis))
        }

        private func set(_ value: Constant) -> ParameterView.Value {
            .init(
                text: prose.constant(value), literal: rulebook.schema.literal(value), status: "round", from: "",
                through: "", isPast: false, basis: Message("rounds.set_by_round").text(in: prose.language))
        }

        private func range(_ parameter: Parameter) -> String {
            if case .code(let list) = parameter.type {
                return rulebook.schema.codeLists[list].codes.map(\.code).joined(separator: ", ")
            }
            guard parameter.least != nil || parameter.greatest != nil else { return "" }
            return [parameter.least, parameter.greatest].map { $0.map(prose.number) ?? "…" }.joined(separator: " – ")
        }
    }
}
