// SPDX-License-Identifier: Apache-2.0

public import Records

/// The facts of the round itself, which stand in the round's file and in no workbook.
public struct RoundFacts: Sendable, Hashable {
    /// The record whose only row they become.
    static let recordName = "round"

    /// The round's id, which becomes the row's key.
    public let id: String
    /// The facts by field name; a `.text` is read as if a person had written it in a cell of the field.
    public let cells: [String: Cell]

    /// Makes the facts of a round.
    public init(id: String, cells: [String: Cell]) {
        self.id = id
        self.cells = cells
    }
}
