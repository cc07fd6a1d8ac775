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
    /// The rest of the walk, where counting settles it; nil where it is one last class.
    var rest: LaminarRest?
    /// What shows it where it is one last class; nil where counting does.
    var proof: LastProof?
}

/// What shows that a class fills the list whatever the order of its ties, and with whom.
struct LastProof: Sendable {
    /// Full lists from the class, in numbers per entry.
    var lists: [[Int]] = []
    /// Why an entry is never in, or never out, of a full list from the class.
    var refutations: [Proof] = []
    /// Why no kind of later people gets a seat that someone of the class could not take.
    var later: [Settlement.Bound] = []
}
