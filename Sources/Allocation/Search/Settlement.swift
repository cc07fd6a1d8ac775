// SPDX-License-Identifier: Apache-2.0

/// What the definition fixes for one set of rules, in counts: shortfalls, size, and who of each tie class can be chosen.
struct Settlement: Sendable {
    /// How the members of one entry fare over every order of the ties.
    struct Fate: Sendable, Hashable {
        /// Some member is chosen under some order.
        var everIn = false
        /// Some member is left out under some order.
        var everOut = false
        /// The indices of the classes whose resolution decides, ascending; empty unless both.
        var deciders: [Int] = []
    }

    /// False when the decisions alone break a hard rule; then nothing else is set.
    var isPossible = true
    /// False when some question was larger than its bound.
    var isDetermined = true
    var shortfalls: [Int] = []
    var size = 0
    /// Per class and entry; shorter than the classes when the walk was not determined.
    var fates: [[Fate]] = []
    /// The fewest and most seats each class takes.
    var seats: [ClosedRange<Int>] = []
    /// Whether more than one choice from the class is possible in some state.
    var isOpen: [Bool] = []
    /// Per rule, the fewest and most chosen of its group (of all, without a group).
    var have: [ClosedRange<Int>] = []
}
