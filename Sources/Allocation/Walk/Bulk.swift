// SPDX-License-Identifier: Apache-2.0

/// What can be chosen from a run of classes that is settled as a whole, without listing the choices.
struct Bulk: Sendable {
    /// The fewest and most that any complete path takes from each entry.
    var low: [Int32] = []
    var high: [Int32] = []
    /// The fewest and most seats of each class.
    var seats: [ClosedRange<Int>] = []
    /// The fewest and most of each group that some rule counts, beyond those taken before.
    var have: [Int: ClosedRange<Int>] = [:]
}
