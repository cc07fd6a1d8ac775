// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// The conditions of an award over its whole table as one program, with those of awards that come along.
///
/// It says nothing of the records it was made for but how their columns are stored, and is kept for other records.
final class AwardProgram: Sendable {
    /// What a program is asked for: an award, and others that may come along.
    struct Request: Hashable {
        let award: Int
        let others: [Int]
    }

    /// A value that is the same for everyone and went into the program, such as the number that a fact is compared with.
    enum Settled: Sendable {
        case number(ExpressionID, NumberValue)
        case value(ExpressionID, Value)
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

    init(
        _ program: CompiledProgram, along: [Int], sources: [ColumnPlace], layout: TableLayout, settled: [Settled]
    ) {
        self.program = program
        self.along = along
        self.sources = sources
        self.layout = layout
        self.settled = settled
    }

    /// Whether it is the program that would be made for a table now.
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
