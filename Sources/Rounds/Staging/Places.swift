// SPDX-License-Identifier: Apache-2.0

/// Where each candidate of an award stands among those who compete.
struct Places: Sendable {
    /// By the candidate's place in the evaluation; -1 for who does not compete.
    private var numbers: [Int32]

    init(_ competing: [Int], of count: Int) {
        numbers = Array(repeating: -1, count: count)
        for (place, candidate) in competing.enumerated() { numbers[candidate] = Int32(place) }
    }

    /// The place of a candidate among those who compete; nil when it does not.
    subscript(candidate: Int) -> Int? { numbers[candidate] < 0 ? nil : Int(numbers[candidate]) }
}
