// SPDX-License-Identifier: Apache-2.0

/// What the definition fixes for one set of rules, in counts: shortfalls, size, and who of each tie class can be chosen.
struct Settlement: Sendable {
    /// False when the decisions alone break a hard rule; then nothing else is set.
    var isPossible = true
    /// False when some question was larger than its bound.
    var isDetermined = true
    var shortfalls: [Int] = []
    /// For each reserve that falls short, why one more is impossible.
    var shortfallProofs: [Bound?] = []
    var size = 0
    /// Why one more seat cannot be filled; nil when all seats are.
    var sizeProof: Bound?
    /// Of a settlement without one rule, the others that its shortfalls and size rest on.
    var boundRules: Set<Int> = []
    /// Whether it is known which rules the proofs rest on.
    var tellsRules: Bool { walk.map { !$0.merges && !$0.hasBulk } ?? false }

    /// The walk, from which the same can be asked without one rule.
    var walk: Walk?
    /// The walk that was given up, which can still tell of some people.
    var openWalk: Walk?
    /// The way it found, if there was nowhere a choice; then it alone may say what each entry gets.
    var way: Way?

    /// A proof with the system whose entries it names.
    struct Bound: Sendable {
        var proof: Proof
        var system: System
    }

    /// Per entry of the tie classes: whether some member is chosen under some order, and left out under some order; empty
    /// where the way says it.
    var everIn: [Bool] = []
    var everOut: [Bool] = []
    /// Per entry, whether the two are known; empty when all are.
    var isKnown: [Bool] = []
    /// The same with what the way says told entry by entry.
    func told(_ classes: TieClasses) -> Settlement {
        guard everIn.isEmpty, let way else { return self }
        var told = self
        told.everIn = way.isTaken(classes)
        told.everOut = told.everIn.map(!)
        return told
    }

    /// What the members of each entry get; empty where nothing was told.
    var fates: [Standing] {
        everIn.indices.map { entry in
            if !isKnown.isEmpty && !isKnown[entry] { return .notDetermined }
            return everIn[entry] ? (everOut[entry] ? .contested : .awarded) : .notAwarded
        }
    }

    /// For an entry with both, the classes whose resolution decides, ascending.
    var deciders: [Int: [Int]] = [:]
    /// The classes from which different people can be chosen, ascending, with the fewest and most seats each takes.
    var open: [(class_: Int, seats: ClosedRange<Int>)] = []
    /// Per rule, the fewest and most chosen of its group (of all, without a group).
    var have: [ClosedRange<Int>] = []
}
