// SPDX-License-Identifier: Apache-2.0

/// The side rows and coefficients of each type, one after the other.
struct Columns: Sendable {
    struct Term: Sendable {
        let row: Int
        let coefficient: Int
    }

    private(set) var terms: [Term] = []
    private var starts: [Int32] = [0]

    init(_ columns: [[Term]]) {
        for column in columns {
            terms += column
            starts.append(Int32(terms.count))
        }
    }

    var count: Int { starts.count - 1 }
    var indices: Range<Int> { 0..<count }

    subscript(type: Int) -> ArraySlice<Term> { terms[range(type)] }

    /// Where the terms of a type lie.
    func range(_ type: Int) -> Range<Int> { Int(starts[type])..<Int(starts[type + 1]) }
}
