// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// The conditions of an award over its whole table as one program, with those of awards that come along.
///
/// It says nothing of the records it was made for but how their columns are stored, and is kept for other records that look
/// as the rules declare them.
final class AwardProgram: Sendable {
    /// What a program is asked for: an award, and others that may come along.
    struct Request: Hashable {
        let award: Int
        let others: [Int]
    }

    /// A value that is the same for everyone and went into the program, such as the number that a fact is compared with.
    enum Settled: Sendable, Equatable {
        case number(ExpressionID, NumberValue)
        case value(ExpressionID, Value)

        var id: ExpressionID {
            switch self {
            case .number(let id, _), .value(let id, _): id
            }
        }
    }

    /// The verdict of the award and its standards, then those of each that comes along.
    let program: CompiledProgram
    /// The others that do come along, in their order.
    let along: [Int]
    /// Where the program's stored columns stand in the award's table.
    let sources: [ColumnPlace]
    /// How the table is stored for which it was made.
    let layout: TableLayout
    private let settled: [Settled]

    /// The expressions whose values went into it.
    var settledExpressions: [ExpressionID] { settled.map(\.id) }

    init(
        _ program: CompiledProgram, along: [Int], sources: [ColumnPlace], layout: TableLayout, settled: [Settled]
    ) {
        self.program = program
        self.along = along
        self.sources = sources
        self.layout = layout
        self.settled = settled
    }

    /// Whether it is the program that would be made now for a table that looks as the rules declare it.
    func fits(_ layout: TableLayout, _ rows: RowEvaluator) -> Bool {
        guard self.layout == layout else { return false }
        return settled.allSatisfy { settled in
            switch settled {
            case .number(let id, let number): rows.number(id, .anyone) == number
            case .value(let id, let value): rows.value(id, .anyone) == value
            }
        }
    }
}
