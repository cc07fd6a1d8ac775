// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The answers to what-if questions as one table, quoted and disarmed like every CSV of this program.
///
/// Columns: question, case (scenario, values, rule), award and its title, what the row says, key, name and unit of whom it
/// speaks, the value before and after, and a note. A row is a figure, somebody who moves or is certain, a rule's effect,
/// a change that costs an award, or a problem.
struct WhatIfCSV {
    let words: Words

    init(language: Language) { words = Words(language: language) }

    /// The document with its byte order mark.
    func text(of answer: WhatIfAnswer) -> String {
        let header =
            [say("question"), say("case")]
            + ["award", "award_title"].map { words(Message("reports.column.\($0)")) } + [say("what")]
            + ["key", "name", "unit"].map { words(Message("reports.column.\($0)")) }
            + ["before", "after", "note"].map { say($0) }
        var rows: [Row] = []
        for (number, scenario) in answer.scenarios.enumerated() { rows += self.rows(scenario, number, answer) }
        if let sweep = answer.sweep { rows += self.rows(sweep) }
        rows += (answer.prices ?? []).flatMap { self.rows($0) }
        if let goal = answer.goal { rows += self.rows(goal) }
        if let certainty = answer.certainty { rows += self.rows(certainty) }
        if let stability = answer.stability { rows += self.rows(stability) }
        rows += (answer.nextPlaces ?? []).flatMap { self.rows($0) }
        return "\u{FEFF}" + ([header] + rows.map(\.cells)).map(CSVReport.line).joined()
    }

    /// One line.
    struct Row {
        var question: String
        var item: String
        var award = ""
        var awardTitle = ""
        var what = ""
        var key = ""
        var name = ""
        var unit = ""
        var before = ""
        var after = ""
        var note = ""

        var cells: [String] {
            [question, item, award, awardTitle, what, key, name, unit, before, after, note]
        }
    }

    // MARK: Scenarios

    private func rows(_ scenario: ScenarioAnswer, _ number: Int, _ answer: WhatIfAnswer) -> [Row] {
        let row = Row(question: say("scenario"), item: scenario.title)
        guard let comparison = scenario.comparison else { return scenario.problems.map { problem($0, row) } }
        var rows: [Row] = []
        var figure = row
        for line in ScenarioTable(answer: answer, words: words).rows {
            let title = String(line.title.trimmingPrefix { $0 == " " })
            guard !line.isHeading else {
                figure.awardTitle = line.title
                figure.award = comparison.awards.first { $0.title == line.title }?.id ?? ""
                continue
            }
            // A figure that is not set in belongs to the whole round.
            if title == line.title { (figure.award, figure.awardTitle) = ("", "") }
            // Who moves has rows of its own.
            guard title != words(Message("whatif.moves")) else { continue }
            figure.what = title
            (figure.before, figure.after) = (plain(line.values[0]), plain(line.values[number + 1]))
            rows.append(figure)
        }
        for award in comparison.awards {
            rows += award.notable.map { person in
                var row = row
                (row.award, row.awardTitle) = (award.id, award.title)
                row.what = say(person.movement.rawValue)
                (row.key, row.name, row.unit) = (person.key, person.name, person.unit)
                (row.before, row.after) = (words.outcome(of: person.before), words.outcome(of: person.after))
                row.note = words.reasons(of: person)
                return row
            }
        }
        return rows
    }

    /// A grouped number without its marks, so that a spreadsheet takes it for one.
    private func plain(_ figure: String) -> String {
        figure.allSatisfy { $0.isNumber || $0 == "." || $0 == "," } ? figure.filter(\.isNumber) : figure
    }

    // MARK: Sweeps

    private func rows(_ sweep: SweepAnswer) -> [Row] {
        let base = sweep.points.first(where: \.isCurrent)
        let titles = Dictionary(
            SweepPresence(sweep).awards.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return sweep.points.flatMap { point -> [Row] in
            let setting = zip(sweep.parameters, point.values).map { "\($0.id) = \($1)" }.joined(separator: ", ")
            var row = Row(question: say("sweep"), item: setting)
            guard point.problems.isEmpty else { return point.problems.map { problem($0, row) } }
            row.what = say("list")
            row.after = SweepNames.name(point.outcome)
            row.note = point.isCurrent ? words(Message("whatif.sweep.as_now")) : ""
            var rows = [row]
            row.note = ""
            for seats in point.awarded where titles[seats.award] != nil {
                (row.award, row.awardTitle, row.what) = (seats.award, titles[seats.award] ?? "", say("seats"))
                row.before = base?.awarded.first { $0.award == seats.award }.map { String($0.winners) } ?? ""
                row.after = String(seats.winners)
                rows.append(row)
            }
            return rows + moves(point.moves, Row(question: say("sweep"), item: setting))
        }
    }

    private func moves(_ moves: [AwardMoves], _ row: Row) -> [Row] {
        moves.flatMap { award in
            [
                ("enters", award.entering), ("leaves", award.leaving), ("contested", award.contested),
                ("settled", award.settled.filter { !award.entering.contains($0) }),
            ].flatMap { what, people in
                people.map { person in
                    var row = row
                    (row.award, row.awardTitle, row.what) = (award.award, award.title, say(what))
                    (row.key, row.name) = (person.key, person.name)
                    return row
                }
            }
        }
    }

    // MARK: Prices and goals

    private func rows(_ price: RulePrice) -> [Row] {
        var row = Row(question: say("price"), item: "\(words.priceKind(price.kind)): \(price.title)")
        (row.award, row.awardTitle) = (price.award, price.awardTitle)
        guard price.problems.isEmpty else { return price.problems.map { problem($0, row) } }
        guard price.hasEffect else {
            row.what = say("no_effect")
            return [row]
        }
        let people = [("brought", price.broughtIn), ("kept", price.keptOut)].flatMap { what, people in
            people.map { one in
                var row = row
                (row.what, row.key, row.name) = (say(what), one.person.key, one.person.name)
                row.note = one.rank.map { words(Message("whatif.rank", ["rank": String($0)])) } ?? ""
                return row
            }
        }
        return people + moves(price.elsewhere, Row(question: row.question, item: row.item))
    }

    private func rows(_ goal: GoalAnswer) -> [Row] {
        var row = Row(question: say("goal"), item: goal.parameter)
        (row.key, row.name) = (goal.candidate.key, goal.candidate.name)
        var rows = goal.alreadyIn.map { title in
            var row = row
            (row.awardTitle, row.what) = (title, say("already"))
            return row
        }
        for reached in goal.reached {
            var row = row
            (row.award, row.awardTitle, row.what) = (reached.award, reached.title, say("reached"))
            (row.before, row.after) = (goal.current, reached.value)
            row.note = words.moves(reached.moves).joined(separator: " • ")
            rows.append(row)
        }
        rows += goal.unreached.map { unreached in
            var row = row
            (row.award, row.awardTitle, row.what) = (unreached.award, unreached.title, say("unreached"))
            (row.before, row.note) = (goal.current, unreached.reason)
            return row
        }
        row.what = say("unchanging")
        row.before = goal.current
        row.after = "\(goal.unchanging.from) – \(goal.unchanging.to)"
        row.note = words.tried(goal)
        return rows + [row]
    }

    private func rows(_ award: NextPlaces) -> [Row] {
        award.units.map { unit in
            var row = Row(question: say("next"), item: "\(unit.unit.name) (\(unit.unit.key))")
            (row.award, row.awardTitle) = (award.award, award.title)
            row.what = say(unit.value == nil ? "unreached" : "reached")
            (row.key, row.name, row.unit) = (unit.next.key, unit.next.name, unit.unit.name)
            (row.before, row.after) = (award.lever?.current ?? "", unit.value ?? "")
            row.note = words.consequences(of: unit).joined(separator: " • ")
            return row
        }
    }

    private func problem(_ problem: Diagnostic, _ row: Row) -> Row {
        var row = row
        (row.what, row.note) = (say("problem"), words.warning(problem))
        return row
    }

    func say(_ key: String) -> String { words(Message("whatif.csv.\(key)")) }
}
