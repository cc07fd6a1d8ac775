// SPDX-License-Identifier: Apache-2.0

public import Records

/// How many may have an award, and who goes first.
public struct Quota: Sendable {
    /// The index of the award.
    public let award: Int
    /// The article or decision.
    public var basis: Citation?
    /// The seats; without, only the other rules limit.
    public var seats: ExpressionID?
    /// Rank keys, the first decides.
    public var rank: [RankKey] = []
    /// Rules, in the order they are listed: of reserves that is their legal priority.
    public var rules: [QuotaRule] = []
    /// Where it was declared.
    public var position: SourcePosition
}

/// One key of the ranking.
public struct RankKey: Sendable {
    /// Which end of the key is best.
    public enum Direction: String, Sendable {
        case highest
        case lowest
        /// Those who satisfy a condition first.
        case prefer
    }

    /// Which end is best.
    public let direction: Direction
    /// A number, or of `prefer` a condition.
    public let expression: ExpressionID
}

/// A cap, ceiling, floor or reserve of a quota.
public struct QuotaRule: Sendable {
    /// The kinds of rule, as `allocation` defines them.
    public enum Kind: String, Sendable {
        case reserve
        case floor
        case ceiling
        case cap
    }

    /// Whom a rule speaks of.
    public enum Group: Sendable {
        /// Those who satisfy a condition.
        case condition(ExpressionID)
        /// For each value of a path, those who have it.
        case each(ExpressionID)
    }

    /// What a reserve's share is a share of.
    public enum Base: Sendable {
        case seats
        case expression(ExpressionID)
    }

    /// The id within the quota.
    public let id: String
    /// The name people read, if it has one.
    public let title: String?
    /// The kind.
    public let kind: Kind
    /// Whom it speaks of.
    public let group: Group
    /// The limit: a number of people, or a share of `base` or of the winners.
    ///
    /// In a cap over a path it is evaluated on each value of the path.
    public var limit: ExpressionID
    /// Of a reserve given as a share: what of.
    public let base: Base?
    /// How a share of a base becomes a number.
    public let rounding: Rounding
    /// Of a reserve: whether unfilled seats open to all or stay empty.
    public let isVacantIfUnfilled: Bool
    /// The article or decision.
    public let basis: Citation?
    /// Where it was declared.
    public let position: SourcePosition
}

/// Awards of which a subject may have only the first, or for one achievement only the first.
public struct Exclusive: Sendable {
    /// The awards by index, highest first.
    public let awards: [Int]
    /// What two awards may not both be given for; without, they exclude each other altogether.
    public let by: ExpressionID?
    /// Past awards that count too: a list of events.
    public let past: ExpressionID?
    /// The article.
    public let basis: Citation?
    /// Where it was declared.
    public let position: SourcePosition
}

/// A check of records that is nobody's award.
public struct Limit: Sendable {
    /// The id.
    public let id: String
    /// The name people read.
    public let title: String?
    /// The kind of record it looks at.
    public let record: Int
    /// The condition that must hold.
    public let condition: ExpressionID
    /// Whether a record that fails stops the round.
    public let isError: Bool
    /// The article.
    public let basis: Citation?
    /// Where it was declared.
    public let position: SourcePosition
}
