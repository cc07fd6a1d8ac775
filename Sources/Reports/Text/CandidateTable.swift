// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The table of the candidates of one section for a terminal.
struct CandidateTable {
    private let table: TextTable

    init(section: Section, award: AwardResult, words: Words) {
        let columns = CandidateColumn.columns(of: section, award: award, words: words)
        var table = TextTable(
            columns: columns.map { .init(title: $0.title, alignsRight: $0.alignsRight, least: Self.least($0.kind)) }
                + [.init(title: words(Message("reports.column.reason")), least: 36)])
        for candidate in section.candidates {
            let why = [words(candidate.reason.message)] + words.notes(on: candidate, in: section.kind)
            table.add(
                columns.map { TextTable.Cell(text: $0.text(candidate), tint: Self.tint($0.kind, section.kind)) }
                    + [TextTable.Cell(text: why.joined(separator: " • "))])
        }
        self.table = table
    }

    func lines(width: Int?, style: Style) -> [String] {
        table.lines(width: width, indent: "  ", style: style)
    }

    private static func least(_ kind: CandidateColumn.Kind) -> Int {
        switch kind {
        case .rank: 4
        case .name: 24
        case .key: 6
        case .unit: 14
        case .standard, .rankKeys: 10
        case .outcome: 9
        }
    }

    private static func tint(_ kind: CandidateColumn.Kind, _ section: Section.Kind) -> Style.Tint {
        switch (kind, section) {
        case (.name, _): .strong
        case (.key, _): .faint
        case (.outcome, .chosen): .good
        case (.outcome, .contested): .doubtful
        default: .plain
        }
    }
}
