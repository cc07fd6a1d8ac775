// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// What a round decided of one award, as facts for the awards that depend on it: over all rows of its kind of record.
public struct AwardResults: Sendable, Hashable {
    /// Surely eligible, surely not.
    public let eligible: TruthColumn
    /// Surely awarded, surely not; contested and undetermined ones are neither.
    public let awarded: TruthColumn

    /// Makes the results.
    public init(eligible: TruthColumn, awarded: TruthColumn) {
        self.eligible = eligible
        self.awarded = awarded
    }

    /// The result of a row.
    public func truth(_ kind: ResultKind, _ row: Int) -> Truth {
        switch kind {
        case .eligible: eligible[row]
        case .awarded: awarded[row]
        }
    }
}
