// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// A finished program: what runs, and what it needs besides stored columns.
struct CompiledProgram: Sendable {
    /// A call of functions that is put off until it is known for whom it matters.
    struct Call: Sendable {
        let condition: ExpressionID
        /// Its place among the given conditions.
        let given: Int
        /// The places of the columns asked for that are made of it.
        let outputs: [Int]
    }

    /// The calls, in the order in which they are made.
    let calls: [Call]
    private let lowered: LoweredProgram
    private let given: [TruthProgram.Given]

    init(_ program: TruthProgram) {
        lowered = LoweredProgram(program)
        given = program.given
        calls = program.given.enumerated().compactMap { index, given in
            guard case .putOff(let condition) = given else { return nil }
            let outputs = program.outputs.indices.filter { program.depends(program.outputs[$0], onGiven: index) }
            return Call(condition: condition, given: index, outputs: outputs)
        }
    }

    /// The program over some rows.
    ///
    /// - parameter sources: The stored columns, in the order of the program's sources and stored as those were.
    /// - parameter truth: Computes a condition over the rows.
    func bound(rows: Int, to sources: StoredColumns, _ truth: (ExpressionID) -> TruthColumn) -> BoundProgram {
        let given = given.map { given in
            switch given {
            case .column(let column): column
            case .condition(let id): truth(id)
            case .putOff: TruthColumn(.unknown, count: rows)
            case .everyone: TruthColumn(.true, count: rows)
            }
        }
        return BoundProgram(lowered, rows: rows, sources: sources, given: given)
    }
}

extension TruthProgram {
    /// The program over the rows it was made of; it must have no conditions that are still to be computed.
    func bound() -> BoundProgram {
        CompiledProgram(self).bound(rows: count, to: StoredColumns(sources.map(\.column))) { _ in
            preconditionFailure("nothing is left to compute")
        }
    }

    /// The columns asked for, in their order.
    ///
    /// - parameter threads: How many ranges of rows may run at a time.
    func run(threads: Int = 1) -> [TruthColumn] { bound().run(threads: threads) }
}
