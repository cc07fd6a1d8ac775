// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The table of the candidates of one section; columns that would be empty for all are left out.
struct CandidateTable {
    private let table: TextTable

    init(section: Section, award: AwardResult, words: Words) {
        let candidates = section.candidates
        var columns: [TextTable.Column] = []
        var cells: [(CandidateResult) -> TextTable.Cell] = []
        func column(
            _ title: String, alignsRight: Bool = false, least: Int = 8,
            _ cell: @escaping (CandidateResult) -> TextTable.Cell
        ) {
            guard candidates.contains(where: { !cell($0).text.isEmpty }) else { return }
            columns.append(TextTable.Column(title: title, alignsRight: alignsRight, least: least))
            cells.append(cell)
        }
        column(words(Message("reports.column.rank")), alignsRight: true, least: 4) {
            .init(text: $0.rank.map { String($0) } ?? "")
        }
        column(words.nameTitle(award.forEach), least: 24) { .init(text: $0.name, tint: .strong) }
        column(words(Message("reports.column.key")), least: 6) { .init(text: $0.key, tint: .faint) }
        column(words(Message("reports.column.unit")), least: 14) { .init(text: $0.unit) }
        if Self.showsMerit(section.kind) {
            column(words(Message("reports.column.standard")), least: 10) { .init(text: words.standardsMet($0)) }
            column(words(Message("reports.column.rank_keys")), least: 10) {
                .init(text: words.rankKeys($0))
            }
        }
        if section.kind != .excluded, Self.showsMerit(section.kind) {
            column(words(Message("reports.column.outcome")), least: 9) {
                .init(text: words.outcome(of: $0), tint: Self.tint($0))
            }
        }
        column(words(Message("reports.column.reason")), least: 36) { candidate in
            let notes = words.notes(on: candidate, in: section.kind)
            return .init(text: ([words(candidate.reason.message)] + notes).joined(separator: " • "))
        }
        var table = TextTable(columns: columns)
        for candidate in candidates { table.add(cells.map { $0(candidate) }) }
        self.table = table
    }

    func lines(width: Int?, style: Style) -> [String] {
        table.lines(width: width, indent: "  ", style: style)
    }

    /// Whether rank keys and standards say something about those of a section.
    private static func showsMerit(_ kind: Section.Kind) -> Bool {
        switch kind {
        case .chosen, .contested, .notChosen, .excluded: true
        case .held, .unapproved, .incomplete, .undetermined, .notCompeting, .ineligible: false
        }
    }

    private static func tint(_ candidate: CandidateResult) -> Style.Tint {
        switch Section.kind(of: candidate) {
        case .chosen: .good
        case .contested, .undetermined, .held, .unapproved, .incomplete: .doubtful
        case .notChosen, .excluded, .notCompeting, .ineligible: .plain
        }
    }
}
