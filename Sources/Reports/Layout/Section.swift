// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The candidates of one award who stand alike, in the order in which a report shows them.
struct Section {
    /// How they stand; the cases are in the order of a report.
    enum Kind: String, CaseIterable {
        case chosen
        case contested
        case notChosen = "not_chosen"
        case excluded
        case held
        case unapproved
        case incomplete
        case undetermined
        case notCompeting = "not_competing"
        case ineligible
    }

    let kind: Kind
    let candidates: [CandidateResult]

    /// The reason, if it is the same for several candidates and so need be said only once.
    var commonReason: Message? {
        guard candidates.count > 1, let first = candidates.first?.reason.message else { return nil }
        return candidates.allSatisfy { $0.reason.message == first } ? first : nil
    }

    /// The sections of an award that have candidates.
    static func sections(of award: AwardResult) -> [Section] {
        let grouped = Dictionary(grouping: award.candidates, by: kind)
        return Kind.allCases.compactMap { kind in grouped[kind].map { Section(kind: kind, candidates: $0) } }
    }

    /// Where a candidate is shown; what else stands against it is said beside it.
    static func kind(of candidate: CandidateResult) -> Kind {
        switch candidate.outcome {
        case .awarded: return .chosen
        case .contested: return .contested
        case .notAwarded: return .notChosen
        case .excluded: return .excluded
        case .overridden: return candidate.decision?.outcome == "awarded" ? .chosen : .notChosen
        case .notCompeting: break
        }
        if candidate.verdict == "ineligible" { return .ineligible }
        if candidate.verdict == "undetermined" { return .undetermined }
        if candidate.isHeld { return .held }
        if ["not_carried", "not_taken"].contains(candidate.approval) { return .unapproved }
        if !candidate.missingPapers.isEmpty { return .incomplete }
        return .notCompeting
    }
}

extension AwardResult {
    /// The rules worth a line: a cap that stands for each value of a path only where it bound.
    var rulesToShow: [RuleResult] { rules.filter { $0.isBinding || !$0.id.contains("/") } }

    /// Whether everyone who competes is on the list.
    var isUnlimited: Bool { seats.limit == nil && rules.isEmpty }

    /// The last rank that is on the list.
    var lastRank: Int? {
        candidates.filter { $0.outcome == .awarded }.compactMap(\.rank).max()
    }
}
