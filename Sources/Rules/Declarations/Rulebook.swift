// SPDX-License-Identifier: Apache-2.0

public import Records

/// A pack with its parents: everything that its files declare, resolved and checked.
public struct Rulebook: Sendable {
    /// The pack and its parents, the outermost parent first.
    public let packs: [Pack]
    /// What records look like.
    public let schema: Schema
    /// The legal sources that rules cite.
    public let sources: [LegalSource]
    /// The parameters.
    public let parameters: [Parameter]
    /// The definitions.
    public let definitions: [Definition]
    /// The awards in the order they were declared.
    public let awards: [Award]
    /// The awards by index in the order of evaluation: what an award depends on stands before it.
    public let order: [Int]
    /// The quotas.
    public let quotas: [Quota]
    /// Awards that exclude each other.
    public let exclusives: [Exclusive]
    /// Checks of records.
    public let limits: [Limit]
    /// All expressions; an ``ExpressionID`` is an index into these.
    public let expressions: [Expression]
    /// The kind of the record of a person's or unit's nominations, and the fields that a round reads in it.
    public let nominationFields: NominationFields?

    /// The pack that was asked for.
    public var pack: Pack { packs[packs.count - 1] }

    /// The index of an award by id.
    public func awardIndex(_ id: String) -> Int? { awards.firstIndex { $0.id == id } }

    /// The index of a limit.
    public func limitIndex(_ id: String) -> Int? { limits.firstIndex { $0.id == id } }

    /// The quota of an award.
    public func quota(of award: Int) -> Quota? { quotas.first { $0.award == award } }

    /// The same rules with other quotas for some awards that have one.
    public func replacing(_ quotas: [Quota]) -> Rulebook {
        Rulebook(
            packs: packs, schema: schema, sources: sources, parameters: parameters, definitions: definitions,
            awards: awards, order: order,
            quotas: self.quotas.map { old in quotas.last { $0.award == old.award } ?? old }, exclusives: exclusives,
            limits: limits, expressions: expressions, nominationFields: nominationFields)
    }
}

/// A pack's identity and sources.
public struct Pack: Sendable {
    /// The id, which is also its folder's name.
    public let id: String
    /// The name people read.
    public let title: String
    /// Whose rules they are.
    public let authority: String?
    /// The first day the rules are in force.
    public let from: CalendarDate?
    /// The last day the rules are in force.
    public let to: CalendarDate?
    /// Its files with rules in the order they were run.
    public let files: [SourceFile]
    /// Its files with nothing but cases, which decide about nobody; none when the pack was loaded without them.
    public let tests: [SourceFile]
}

/// A rule file: its name as messages show it, and its text.
public struct SourceFile: Sendable, Hashable {
    /// Pack and file, such as `viet-nam-2024/titles.lua`.
    public let name: String
    /// The text.
    public let text: String
}

/// Where a round finds things in the record `nomination`, by field index.
public struct NominationFields: Sendable {
    /// The record's index in the schema.
    public let record: Int
    /// The award's id: text or a code.
    public let award: Int
    /// References to the subject, by the index of the kind of record they name.
    public let subjects: [Int: Int]
    /// The set of papers handed in, if the pack has one.
    public let papers: Int?
}
