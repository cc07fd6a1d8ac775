// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The table of the candidates of one section for a terminal.
struct CandidateTable {
    private let table: TextTable

    init(section: Section, award: AwardResult, words: Words) {
        let columns = CandidateColumn.columns(of: section, award: award, words: words)
        let isSaid = section.commonReason != nil
        var table = TextTable(
            columns: columns.map { .init(title: $0.title, alignsRight: $0.alignsRight, least: Self.least($0.kind)) },
            sentenceTitle: words(Message(isSaid ? "reports.column.notes" : "reports.column.reason")))
        for candidate in section.candidates {
            let reason = isSaid ? [] : [words(candidate.reason.message)]
            let why = reason + words.notes(on: candidate, in: section.kind)
            table.add(
                columns.map { TextTable.Cell(text: $0.text(candidate), tint: Self.tint($0.kind, section.kind)) },
                sentence: why.joined(separator: " • "))
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
        case .standard: 10
        case .bonus: 12
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
