// SPDX-License-Identifier: Apache-2.0

public import Records

/// A change of a round to ask what would follow from: what a `scenario "id" {…}` of a scenario file says.
public struct ScenarioDeclaration: Sendable {
    /// The id.
    public let id: String
    /// The name people read.
    public let title: String
    /// Parameter values.
    public let parameters: [RoundDeclaration.Setting]
    /// The folder of another pack, as written; nil keeps the round's pack.
    public let rules: String?
    /// Another day whose law applies.
    public let lawAsOf: CalendarDate?
    /// Facts that are otherwise: record, key, field and value.
    public let facts: [Fact]
    /// Decisions of the council besides those of the round.
    public let decisions: [CouncilDecision]
    /// Candidates who withdraw, from one award or from all.
    public let withdrawals: [Withdrawal]
    /// Where it was declared.
    public let position: SourcePosition

    /// A fact of a record that is otherwise.
    public struct Fact: Sendable, Hashable {
        /// The kind of record.
        public let record: String
        /// The key of the record.
        public let key: String
        /// The field.
        public let field: String
        /// Its value.
        public let value: Value

        /// Makes a fact.
        public init(record: String, key: String, field: String, value: Value) {
            self.record = record
            self.key = key
            self.field = field
            self.value = value
        }
    }

    /// A value as the file wrote it.
    public indirect enum Value: Sendable, Hashable {
        /// One value; the text `?` says that it is not known.
        case literal(RoundDeclaration.Literal)
        /// Several values of a set.
        case list([Value])
        /// A value per year.
        case years([Int: Value])
        /// Events, each with its fields.
        case events([[String: Value]])
    }

    /// A candidate who withdraws.
    public struct Withdrawal: Sendable, Hashable {
        /// The candidate's key.
        public let candidate: String
        /// The award's id; all awards if nil.
        public let award: String?

        /// Makes a withdrawal.
        public init(candidate: String, award: String?) {
            self.candidate = candidate
            self.award = award
        }
    }

    /// Makes a scenario.
    public init(
        id: String, title: String, parameters: [RoundDeclaration.Setting] = [], rules: String? = nil,
        lawAsOf: CalendarDate? = nil, facts: [Fact] = [], decisions: [CouncilDecision] = [],
        withdrawals: [Withdrawal] = [], position: SourcePosition = .nowhere
    ) {
        self.id = id
        self.title = title
        self.parameters = parameters
        self.rules = rules
        self.lawAsOf = lawAsOf
        self.facts = facts
        self.decisions = decisions
        self.withdrawals = withdrawals
        self.position = position
    }
}
