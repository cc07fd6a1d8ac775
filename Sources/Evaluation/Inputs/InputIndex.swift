// SPDX-License-Identifier: Apache-2.0

import Records
public import Rules

/// What every expression of a rulebook reads, itself and through definitions: what a change of anything can reach.
///
/// A function of a rule file may read whatever it likes and so counts as reading everything.
public struct InputIndex: Sendable {
    /// What an input is.
    public enum Input: Sendable, Hashable {
        /// A parameter by index.
        case parameter(Int)
        /// The results of an award by index.
        case result(Int)
        /// A field of a kind of record, both by index; of an event list the whole list.
        case field(record: Int, field: Int)
    }

    private let layout: Layout
    private let readings: [InputSet]
    /// By award, the expressions that read its results.
    private let readers: [[ExpressionID]]

    /// Finds out what every expression of a rulebook reads.
    public init(_ rulebook: Rulebook) {
        let layout = Layout(rulebook)
        self.layout = layout
        var found: [InputSet?] = rulebook.expressions.map { _ in nil }
        func reading(_ id: ExpressionID) -> InputSet {
            if let known = found[id] { return known }
            let operation = rulebook.expressions[id].operation
            var set = InputSet(count: layout.count)
            switch operation {
            case .check, .compute: set = InputSet(count: layout.count, all: true)
            case .parameter(let index, _): set.insert(layout.number(.parameter(index)))
            case .result(_, let award, _): set.insert(layout.number(.result(award)))
            default: break
            }
            for fact in operation.facts {
                layout.add(fact, rulebook, to: &set)
                if case .definition(let index) = fact.end {
                    set.formUnion(reading(rulebook.definitions[index].expression))
                }
            }
            for operand in operation.operands { set.formUnion(reading(operand)) }
            found[id] = set
            return set
        }
        let readings = rulebook.expressions.indices.map { reading($0) }
        self.readings = readings
        let readingAny = readings.indices.filter { readings[$0].intersects(layout.results) }
        readers = rulebook.awards.indices.map { award in
            let number = layout.number(.result(award))
            return readingAny.filter { readings[$0].contains(number) }
        }
    }

    /// The set of nothing.
    public var nothing: InputSet { InputSet(count: layout.count) }

    /// The set of some inputs.
    public func set(_ inputs: some Sequence<Input>) -> InputSet {
        var set = nothing
        for input in inputs { set.insert(layout.number(input)) }
        return set
    }

    /// What an expression reads.
    public func reading(_ id: ExpressionID) -> InputSet { readings[id] }

    /// What several expressions read.
    public func reading(_ ids: some Sequence<ExpressionID>) -> InputSet {
        ids.reduce(into: nothing) { $0.formUnion(readings[$1]) }
    }

    /// Whether an expression reads results of any award of this round.
    public func readsResults(_ id: ExpressionID) -> Bool { readings[id].intersects(layout.results) }

    /// Whether an expression reads an input.
    func reads(_ id: ExpressionID, _ input: Input) -> Bool { readings[id].contains(layout.number(input)) }

    /// The expressions that read the results of an award.
    func readers(ofResults award: Int) -> [ExpressionID] { readers[award] }

    /// Whether an input is in a set.
    func contains(_ input: Input, in set: InputSet) -> Bool { set.contains(layout.number(input)) }

    /// The references that a path follows before its last step.
    func passing(_ fact: Fact) -> InputSet {
        var set = nothing
        layout.addHops(of: fact, to: &set)
        return set
    }

    /// How inputs are numbered: parameters, then awards, then the fields of each kind of record.
    private struct Layout {
        private let awardsStart: Int
        private let fieldStarts: [Int]
        let count: Int
        /// The results of all awards.
        let results: InputSet

        init(_ rulebook: Rulebook) {
            awardsStart = rulebook.parameters.count
            var next = awardsStart + rulebook.awards.count
            var starts: [Int] = []
            for record in rulebook.schema.records {
                starts.append(next)
                next += record.fields.count
            }
            fieldStarts = starts
            count = next
            var results = InputSet(count: next)
            for award in rulebook.awards.indices { results.insert(rulebook.parameters.count + award) }
            self.results = results
        }

        func number(_ input: Input) -> Int {
            switch input {
            case .parameter(let index): index
            case .result(let award): awardsStart + award
            case .field(let record, let field): fieldStarts[record] + field
            }
        }

        /// Adds everything that a path passes through.
        func add(_ fact: Fact, _ rulebook: Rulebook, to set: inout InputSet) {
            if fact.root == .nomination, let fields = rulebook.nominationFields {
                set.insert(fieldStarts[fields.record] + fields.award)
                for subject in fields.subjects.values { set.insert(fieldStarts[fields.record] + subject) }
            }
            addHops(of: fact, to: &set)
            switch fact.end {
            case .field(let record, let field), .eventField(let record, let field, _),
                .members(let record, let field):
                set.insert(fieldStarts[record] + field)
            case .record, .definition: break
            }
        }

        func addHops(of fact: Fact, to set: inout InputSet) {
            for hop in fact.hops {
                switch hop {
                case .field(let record, let field), .eventField(let record, let field, _):
                    set.insert(fieldStarts[record] + field)
                }
            }
        }
    }
}
