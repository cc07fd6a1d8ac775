// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// One column of a list of candidates; the same in the terminal and on the page.
struct CandidateColumn {
    /// What it shows.
    enum Kind: String, CaseIterable {
        case rank
        case name
        case key
        case unit
        case standard
        case bonus
        case outcome
    }

    let kind: Kind
    let title: String
    let text: (CandidateResult) -> String

    var alignsRight: Bool { kind == .rank || kind == .bonus }

    /// The columns of a section that are not empty for all of its candidates.
    static func columns(of section: Section, award: AwardResult, words: Words) -> [CandidateColumn] {
        Kind.allCases
            .filter { isShown($0, in: section.kind) }
            .map { column($0, award, words) }
            .filter { column in section.candidates.contains { !column.text($0).isEmpty } }
    }

    private static func isShown(_ kind: Kind, in section: Section.Kind) -> Bool {
        switch (kind, section) {
        case (.rank, _), (.name, _), (.key, _), (.unit, _): true
        case (.outcome, .excluded): false
        // Standards say nothing about those who do not compete.
        case (_, .chosen), (_, .contested), (_, .notChosen), (_, .excluded): true
        default: false
        }
    }

    private static func column(_ kind: Kind, _ award: AwardResult, _ words: Words) -> CandidateColumn {
        func column(_ title: Message, _ text: @escaping (CandidateResult) -> String) -> CandidateColumn {
            CandidateColumn(kind: kind, title: words(title), text: text)
        }
        return switch kind {
        case .rank:
            // Where everyone has a seat, a rank that all share says nothing.
            column(Message("reports.column.rank")) { award.isUnlimited ? "" : $0.rank.map { String($0) } ?? "" }
        case .name: CandidateColumn(kind: kind, title: words.nameTitle(award.forEach)) { $0.name }
        case .key: column(Message("reports.column.key")) { $0.key }
        case .unit: column(Message("reports.column.unit")) { $0.unit }
        case .standard: column(Message("reports.column.standard")) { words.standardsMet($0) }
        case .bonus: column(Message("reports.column.bonus")) { $0.bonus.map { words.grouped($0) } ?? "" }
        case .outcome: column(Message("reports.column.outcome")) { words.outcome(of: $0) }
        }
    }
}
