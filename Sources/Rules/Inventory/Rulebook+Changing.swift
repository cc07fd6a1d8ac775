// SPDX-License-Identifier: Apache-2.0

public import Records

/// What to change in a rulebook to get another one: expressions replaced, expressions added, quotas replaced.
public struct RulebookChange: Sendable {
    /// New operations by expression.
    public private(set) var operations: [ExpressionID: Operation] = [:]
    /// Expressions behind those that are there.
    public private(set) var added: [Expression] = []
    /// The quotas, if they change.
    public var quotas: [Quota]?

    private let rulebook: Rulebook

    /// No change yet of a rulebook.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// Gives an expression another operation.
    public mutating func replace(_ id: ExpressionID, by operation: Operation) { operations[id] = operation }

    /// Adds an expression; gives its id.
    public mutating func add(_ operation: Operation, _ type: ValueType, at position: SourcePosition) -> ExpressionID {
        let id = rulebook.expressions.count + added.count
        added.append(Expression(operation: operation, type: type, position: position, canonical: id))
        return id
    }

    /// Adds a copy of an expression as it is before the change; gives its id.
    public mutating func copy(_ id: ExpressionID) -> ExpressionID {
        let old = rulebook.expressions[id]
        return add(old.operation, old.type, at: old.position)
    }
}

extension Rulebook {
    /// This rulebook with a change.
    ///
    /// Equal expressions are no longer shared, since one of them may have changed.
    public func applying(_ change: RulebookChange) -> Rulebook {
        var expressions = self.expressions.enumerated().map { id, old in
            Expression(
                operation: change.operations[id] ?? old.operation, type: old.type, position: old.position,
                label: old.label, name: old.name, canonical: id)
        }
        expressions += change.added
        return Rulebook(
            packs: packs, schema: schema, sources: sources, parameters: parameters, definitions: definitions,
            awards: awards, order: order, quotas: change.quotas ?? quotas, exclusives: exclusives, limits: limits,
            expressions: expressions, nominationFields: nominationFields)
    }
}
