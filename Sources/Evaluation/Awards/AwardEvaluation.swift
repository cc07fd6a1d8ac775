// SPDX-License-Identifier: Apache-2.0

public import Records

/// Whether a candidate may have an award.
public enum Verdict: String, Sendable, Hashable {
    /// Every requirement holds and, if there are standards, at least one.
    case eligible
    /// A requirement fails, or every standard does.
    case ineligible
    /// Facts are missing that would settle it.
    case undetermined
}

/// Where the vote that an award needs stands.
public enum Approval: String, Sendable, Hashable {
    /// The award needs none.
    case notNeeded = "not_needed"
    case carried
    case notCarried = "not_carried"
    /// No vote was recorded.
    case notTaken = "not_taken"
}

/// A subject that is looked at for an award.
public struct Candidate: Sendable, Hashable {
    /// The row of the subject in the table of its kind of record.
    public let row: Int
    /// The row of its nomination for the award, if it has one.
    public let nomination: Int?

    /// Makes a candidate.
    public init(row: Int, nomination: Int?) {
        self.row = row
        self.nomination = nomination
    }
}

/// The papers of a candidate's dossier.
public struct Dossier: Sendable, Hashable {
    /// Codes of the papers still missing, in the order the rules list them.
    public let missing: [String]
    /// Whether none is missing.
    public var isComplete: Bool { missing.isEmpty }
}

/// What the rules say of every candidate of one award.
public struct AwardEvaluation: Sendable {
    /// The award by index.
    public let award: Int
    /// The candidates, in the order of their rows.
    public let candidates: Candidates
    /// The verdict on each candidate.
    public let verdicts: Verdicts
    /// Whether a hold keeps each candidate waiting.
    public private(set) var held: BitSet
    /// The vote on each candidate.
    public let approvals: Approvals
    /// The dossier of each candidate.
    public let dossiers: Dossiers
    /// The truth of each standard over the candidates.
    public let standards: [TruthColumn]

    /// The same with some held candidates released.
    public func releasing(_ candidates: [Int]) -> AwardEvaluation {
        var released = self
        for candidate in candidates { released.held[candidate] = false }
        return released
    }

    /// Whether a candidate competes for a seat.
    public func competes(_ candidate: Int, isProvisional: Bool) -> Bool {
        verdicts[candidate] == .eligible && !held[candidate]
            && (approvals[candidate] == .carried || approvals[candidate] == .notNeeded)
            && (isProvisional || dossiers[candidate].isComplete)
    }

    /// Those who compete for a seat, by place.
    public func competing(isProvisional: Bool) -> [Int] {
        var able = verdicts.truth.yes.subtracting(held)
        if let carried = approvals.carried { able.formIntersection(carried) }
        let found = able.rows(in: 0..<candidates.count)
        return isProvisional || dossiers.isCompleteForAll ? found : found.filter { dossiers[$0].isComplete }
    }
}
