// SPDX-License-Identifier: Apache-2.0

public import Records

/// An award: a title (danh hiệu) or a form of commendation (hình thức khen thưởng), and who may have it.
public struct Award: Sendable {
    /// Titles and forms are never mixed.
    public enum Kind: String, Sendable {
        case title
        case form
    }

    /// Who is looked at.
    public enum Consider: String, Sendable {
        /// Only subjects of a nomination for this award.
        case nominated
        /// Every record of the kind.
        case all
    }

    /// The id in rules.
    public let id: String
    /// The name people read.
    public var title: String
    /// Title or form.
    public var kind: Kind
    /// What the achievement is awarded for, such as `phong_trao` or `cong_trang`.
    public var category: String?
    /// The kind of record of its subjects, by index in the schema.
    public var record: Int
    /// Who is looked at.
    public var consider: Consider
    /// Who decides it.
    public var decidedBy: String?
    /// The article that founds it.
    public var basis: Citation?
    /// Conditions that all must hold.
    public var requirements: [Clause] = []
    /// Standards, of which one must hold if there are any.
    public var standards: [Standard] = []
    /// Conditions that keep a candidate waiting.
    public var holds: [Clause] = []
    /// Votes between verdict and seats.
    public var approvals: [Clause] = []
    /// Papers that every candidate needs.
    public var papers: [Paper] = []
    /// Whether candidates with an incomplete dossier compete.
    public var isProvisional = false
    /// The money that goes with it.
    public var bonus: Bonus?
    /// The achievements or initiatives it uses up.
    public var uses: ExpressionID?
    /// How often what it uses may be used.
    public var reuse: ExpressionID?
    /// Where it was declared.
    public var position: SourcePosition
}

/// One way to deserve an award.
public struct Standard: Sendable {
    /// The id within the award, such as `d`.
    public let id: String
    /// The name people read, if it has one.
    public let title: String?
    /// The article, clause and point.
    public let basis: Citation?
    /// Conditions that all must hold.
    public let conditions: [ExpressionID]
    /// Papers needed only by this route.
    public let papers: [Paper]
    /// Where it was declared.
    public let position: SourcePosition
}

/// A condition of an award with the article it comes from.
public struct Clause: Sendable {
    /// The condition.
    public let condition: ExpressionID
    /// The article.
    public let basis: Citation?
    /// Where it was declared.
    public let position: SourcePosition
}

/// A paper of a dossier.
public struct Paper: Sendable {
    /// The code of the paper.
    public let code: String
    /// When it is needed; always if nil.
    public let when: ExpressionID?
    /// The article.
    public let basis: Citation?
}

/// The money that goes with an award: a coefficient times a base, rounded.
public struct Bonus: Sendable {
    /// The coefficient.
    public let coefficient: ExpressionID
    /// The base in đồng.
    public let base: ExpressionID
    /// A code that says how the product is rounded: `up_10k`, `nearest_10k` or `none`.
    public let rounding: ExpressionID?
    /// What is paid once: `achievement`.
    public let per: String?
    /// The article.
    public let basis: Citation?
}
