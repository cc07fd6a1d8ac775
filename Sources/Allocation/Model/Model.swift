// SPDX-License-Identifier: Apache-2.0

/// The problem with equal people merged.
///
/// A candidate's *signature* is the set of groups they belong to. People of one signature differ by rank alone, so that
/// every hard rule, shortfall and size depends on counts per signature. Signatures are numbered by their groups, never
/// by the order of the records, and so is everything that follows from them.
struct Model: Sendable, Equatable {
    /// The groups of each signature, ascending.
    let groupsOf: Lists
    /// The signatures of each group, ascending.
    let signaturesOf: Lists
    /// How many people of each signature compete.
    let sizes: [Int]
    /// The signature of each candidate; -1 for one who does not compete.
    let signature: [Int32]
    /// How many of each signature a decision has awarded already.
    let decided: [Int]
    /// The tie classes of those who compete and were not decided, best first.
    let classes: TieClasses

    /// How many people compete.
    let population: Int

    init(
        groupsOf: Lists, signaturesOf: Lists, sizes: [Int], signature: [Int32], decided: [Int], classes: TieClasses,
        population: Int
    ) {
        self.groupsOf = groupsOf
        self.signaturesOf = signaturesOf
        self.sizes = sizes
        self.signature = signature
        self.decided = decided
        self.classes = classes
        self.population = population
    }

    /// - parameter rules: those whose groups tell people apart.
    init(_ problem: Problem, _ rules: [RuleBook.Rule]) {
        let count = problem.ranks.count
        var partition = Partition(count: count)
        for group in distinct(rules.lazy.compactMap(\.group), below: problem.groups.count) {
            partition.refine(by: group, problem.groups[group].members)
        }
        partition.exclude(problem.decisions.lazy.filter { $0.verdict == .deny }.map(\.candidate))
        let (label, groupsOf, sizes) = partition.numbered()
        var decided = [Int](repeating: 0, count: sizes.count)
        let awarded = Set(problem.decisions.lazy.filter { $0.verdict == .award }.map(\.candidate))
        for candidate in awarded { decided[Int(label[candidate])] += 1 }

        self.groupsOf = groupsOf
        signaturesOf = groupsOf.transposed(bound: problem.groups.count)
        self.sizes = sizes
        signature = label
        self.decided = decided
        population = sizes.reduce(0, +)
        classes = TieClasses(problem.ranks, label, leavingOut: awarded)
    }

    /// The same people in other tie classes.
    func with(_ classes: TieClasses) -> Model {
        Model(
            groupsOf: groupsOf, signaturesOf: signaturesOf, sizes: sizes, signature: signature, decided: decided,
            classes: classes, population: population)
    }

    /// How many of these counts per signature belong to a group; to nobody in particular without one.
    func count(_ group: Int?, in counts: [Int]) -> Int {
        guard let group else { return counts.reduce(0, +) }
        return signaturesOf[group].reduce(0) { $0 + counts[$1] }
    }
}
