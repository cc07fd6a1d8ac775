// SPDX-License-Identifier: Apache-2.0

import Records

/// The verdict on each candidate of an award, two bits each.
public struct Verdicts: Sendable, RandomAccessCollection {
    /// Those surely eligible and those surely not.
    public let truth: TruthColumn

    /// Where the first candidate stands.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { truth.count }

    /// The verdict on a candidate.
    public subscript(index: Int) -> Verdict {
        switch truth[index] {
        case .true: .eligible
        case .false: .ineligible
        case .unknown: .undetermined
        }
    }
}

/// The vote on each candidate of an award.
public struct Approvals: Sendable, RandomAccessCollection {
    private let candidates: Candidates
    private let truth: TruthColumn?

    /// Where the first candidate stands.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { candidates.count }

    /// The votes by the truth of their conditions; without one the award needs no vote.
    init(_ truth: TruthColumn?, of candidates: Candidates) {
        self.truth = truth
        self.candidates = candidates
    }

    /// Whether the award needs a vote.
    public var areNeeded: Bool { truth != nil }

    /// On whom the vote was carried; nil where the award needs none.
    var carried: BitSet? { truth?.yes }

    /// The vote on a candidate.
    public subscript(index: Int) -> Approval {
        guard let truth else { return .notNeeded }
        return switch truth[index] {
        case .true: .carried
        case .unknown: .notTaken
        case .false: candidates[index].nomination == nil ? .notTaken : .notCarried
        }
    }
}

/// The dossier of each candidate of an award.
public struct Dossiers: Sendable, RandomAccessCollection {
    private let dossiers: [Dossier]?
    /// How many there are.
    public let endIndex: Int

    /// Where the first candidate stands.
    public var startIndex: Int { 0 }

    /// Dossiers as they are.
    init(_ dossiers: [Dossier]) {
        self.dossiers = dossiers
        endIndex = dossiers.count
    }

    /// Dossiers of an award that asks for no papers.
    init(completeFor count: Int) {
        dossiers = nil
        endIndex = count
    }

    /// Whether the award asks for no papers.
    var isCompleteForAll: Bool { dossiers == nil }

    /// The dossier of a candidate.
    public subscript(index: Int) -> Dossier { dossiers?[index] ?? Dossier(missing: []) }
}
