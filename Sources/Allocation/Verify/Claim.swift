// SPDX-License-Identifier: Apache-2.0

/// What a stored result says, to be checked against the problem.
public struct Claim: Sendable, Hashable {
    /// What each candidate gets, by position.
    public var standings: [Standing]
    /// How many seats are filled.
    public var filled: Int
    /// What each reserve lacks, in the order of the rules.
    public var shortfalls: [Int]
    /// The tie classes from which different people can be chosen.
    public var contestedClasses: [ContestedClass]

    /// A claim put together from its parts.
    public init(standings: [Standing], filled: Int, shortfalls: [Int], contestedClasses: [ContestedClass]) {
        self.standings = standings
        self.filled = filled
        self.shortfalls = shortfalls
        self.contestedClasses = contestedClasses
    }

    /// What an outcome says.
    public init(_ outcome: Outcome) {
        standings = outcome.standings
        filled = outcome.filled
        shortfalls = outcome.shortfalls.map(\.missing)
        contestedClasses = outcome.contestedClasses
    }
}

/// Something in a claim or its certificate that does not hold.
public enum Discrepancy: Sendable, Hashable {
    /// The claim speaks of another number of candidates or reserves, or the certificate of other groups.
    case otherProblem
    /// A list that the certificate leads to breaks this rule.
    case brokenRule(RuleName)
    /// A list that the certificate leads to gives this reserve another number than claimed.
    case otherShortfall(reserve: String)
    /// A list that the certificate leads to has another size than claimed.
    case otherSize(Int)
    /// That this reserve cannot get one more is not shown.
    case shortfallNotShown(reserve: String)
    /// That one more seat cannot be filled is not shown.
    case sizeNotShown
    /// The choices from the class of this rank are not possible, not maximal, or not all.
    case choicesNotShown(rank: Int)
    /// The stretches of the certificate do not fit together.
    case brokenWalk
    /// The candidate stands otherwise than the certificate shows.
    case otherStanding(candidate: Int, shown: Standing)
    /// The class of this rank is contested otherwise than the certificate shows.
    case otherContest(rank: Int)
    /// The certificate leads to more lists than the checker follows.
    case tooLarge
}
