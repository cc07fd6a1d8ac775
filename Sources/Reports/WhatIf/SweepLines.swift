// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// A sweep as lines for a terminal: where the list changes and who moves, or of two parameters the map of lists.
struct SweepLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    func lines(of sweep: SweepAnswer) -> [String] {
        return ["", style.strong(words(Message("whatif.sweep")))]
            + sweep.parameters.flatMap { round.item(words.swept($0)) }
            + round.wrapped(words.outcomes(of: sweep)) + [""]
            + (sweep.parameters.count == 2 ? map(sweep) : breakpoints(sweep))
    }

    // MARK: One parameter

    private func breakpoints(_ sweep: SweepAnswer) -> [String] {
        var lines: [String] = []
        for run in sweep.runs {
            let (point, values) = (sweep.points[run.lowerBound], sweep.text(of: run))
            let mark = point.isCurrent ? " · " + words(Message("whatif.sweep.as_now")) : ""
            lines.append(style.strong("  \(values)") + mark)
            if !point.problems.isEmpty {
                lines += point.problems.flatMap { round.item(words.warning($0)) }
            } else if run.lowerBound > 0 {
                let moves = words.moves(point.steps)
                lines +=
                    moves.isEmpty
                    ? round.item(words(Message("whatif.sweep.after_problem"))) : moves.flatMap { round.item($0) }
            }
        }
        return lines
    }

    // MARK: Two parameters

    /// A letter for each list: rows are the values of the first parameter, columns those of the second.
    private func map(_ sweep: SweepAnswer) -> [String] {
        let (rows, columns) = (sweep.parameters[0].values, sweep.parameters[1].values)
        var table = TextTable(
            columns: [.init(title: "\(sweep.parameters[0].id) \\ \(sweep.parameters[1].id)")]
                + columns.map { .init(title: $0, least: 3) }, sentenceTitle: "")
        for (row, value) in rows.enumerated() {
            let cells = columns.indices.map { column in
                let point = sweep.points[row * columns.count + column]
                return TextTable.Cell(
                    text: SweepNames.name(point.outcome),
                    tint: point.isCurrent ? .good : point.outcome == nil ? .bad : .plain)
            }
            table.add([.init(text: value, tint: .strong)] + cells, sentence: "")
        }
        var lines = table.lines(width: width, indent: "  ", style: style) + [""]
        var seen: Set<Int> = []
        for point in sweep.points {
            guard let outcome = point.outcome, seen.insert(outcome).inserted else { continue }
            let name = SweepNames.name(outcome)
            if point.isCurrent {
                lines += round.item("\(name): \(words(Message("whatif.sweep.as_now")))")
            } else {
                lines += round.item("\(name): \(words.moves(point.moves).joined(separator: " • "))")
            }
        }
        return lines
    }
}

/// Names for the lists of a sweep: A, B, …, Z, AA, ….
enum SweepNames {
    static func name(_ outcome: Int?) -> String {
        guard var number = outcome else { return "×" }
        var name = ""
        while number > 0 {
            name = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + name
            number = (number - 1) / 26
        }
        return name
    }
}
