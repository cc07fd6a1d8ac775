// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfPage {
    /// The figures of all scenarios side by side.
    func overview(of answer: WhatIfAnswer, _ page: inout HTMLPage) {
        open("overview", say("scenarios"), &page)
        page.list(
            answer.scenarios.enumerated().map { number, scenario in
                words(Message("whatif.scenario_number", ["number": String(number + 1)])) + ": \(scenario.title)"
            })
        let columns =
            [HTMLPage.Column(title: words(Message("whatif.figure"))), .init(title: words(Message("whatif.now")))]
            + answer.scenarios.indices.map {
                .init(title: words(Message("whatif.scenario_number", ["number": String($0 + 1)])))
            }
        page.table(
            caption: words(Message("whatif.figure")), columns: columns,
            rows: ScenarioTable(answer: answer, words: words).rows.map { row in
                let title = row.title.trimmingPrefix { $0 == " " }
                return row.isHeading ? .init(heading: String(title)) : .init([String(title)] + row.values)
            })
        page.add("</section>\n")
    }

    /// One scenario: who moves where, and each award that is otherwise.
    func scenario(_ scenario: ScenarioAnswer, _ number: Int, _ answer: WhatIfAnswer, _ page: inout HTMLPage) {
        open("scenario-\(number + 1)", title(scenario), &page)
        page.list(scenario.changes)
        guard let comparison = scenario.comparison else {
            page.element("p class=\"alert\"", words(Message("whatif.impossible")))
            page.list(scenario.problems.map { words.warning($0) })
            page.add("</section>\n")
            return
        }
        let changed = comparison.awards.filter(\.showsDifference)
        page.figure(MoveFlow(words: words).picture(of: changed, title: scenario.title))
        for award in changed { self.award(award, answer, &page) }
        let same = comparison.awards.filter { !$0.showsDifference }.map(\.title)
        if changed.isEmpty {
            page.element("p", say("nothing"))
        } else if !same.isEmpty {
            page.element("p", say("unchanged", ["awards": same.joined(separator: "; ")]))
        }
        page.add("</section>\n")
    }

    private func award(_ award: AwardComparison, _ answer: WhatIfAnswer, _ page: inout HTMLPage) {
        page.add("<div class=\"block\">\n")
        page.element("h3", award.title)
        page.element("p class=\"seats\"", words.seats(of: award))
        let before = answer.awards.first { $0.id == award.id }
        let lists = (before: before.map(RankedList.init), after: award.after(before).map(RankedList.init))
        if let old = lists.before, let new = lists.after {
            // Where only money or words differ, two equal strips say nothing.
            let isMoved = award.notable.contains { $0.movement != .stays }
            if isMoved { page.figure(SeatStrip(words: words).picture(before: old, after: new)) }
        } else if let only = lists.before ?? lists.after {
            page.figure(SeatStrip(words: words).picture(of: only))
        }
        for movement in [CandidateComparison.Movement.enters, .leaves, .contested, .stays] {
            people(award.notable.filter { $0.movement == movement }, movement, award, &page)
        }
        let rules = award.rules.filter(\.isWorthALine)
        if !rules.isEmpty {
            page.element("h4", words(Message("reports.comparison.rules")))
            page.list(rules.map { words.change(of: $0) })
        }
        if (lists.before?.isLimited ?? false) || (lists.after?.isLimited ?? false) {
            page.details(words(Message("pictures.seats.table"))) { page in
                ranked(lists.before, lists.after, award, &page)
            }
        }
        page.add("</div>\n")
    }

    private func people(
        _ people: [CandidateComparison], _ movement: CandidateComparison.Movement, _ award: AwardComparison,
        _ page: inout HTMLPage
    ) {
        guard !people.isEmpty else { return }
        let hasUnit = people.contains { !$0.unit.isEmpty }
        var titles = [words.nameTitle(award.forEach), words(Message("reports.column.key"))]
        if hasUnit { titles.append(words(Message("reports.column.unit"))) }
        titles += ["change", "reason"].map { words(Message("reports.column.\($0)")) }
        page.table(
            caption: words(Message("reports.comparison.\(movement.rawValue)", ["count": String(people.count)])),
            columns: titles.map { .init(title: $0) },
            rows: people.map { person in
                .init(
                    [person.name, person.key] + (hasUnit ? [person.unit] : [])
                        + [words.change(of: person), words.reasons(of: person)])
            })
    }

    /// The data of the strips: everybody in the order of the present list, then those who are new.
    private func ranked(
        _ before: RankedList?, _ after: RankedList?, _ award: AwardComparison, _ page: inout HTMLPage
    ) {
        let old = Dictionary((before?.entries ?? []).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        let new = Dictionary((after?.entries ?? []).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        let entries = (before?.entries ?? []) + (after?.entries ?? []).filter { old[$0.key] == nil }
        func cells(_ entry: RankedList.Entry?) -> [String] {
            guard let entry else { return ["–", "–"] }
            return [
                entry.rank.map { String($0) } ?? "–",
                words(Message("pictures.seats.\(SeatStrip.key(entry.seat))")),
            ]
        }
        page.table(
            caption: award.title,
            columns: [
                .init(title: words.nameTitle(award.forEach)), .init(title: words(Message("reports.column.key"))),
                .init(title: "\(words(Message("reports.column.rank"))) – \(say("before"))", isNumber: true),
                .init(title: say("before")),
                .init(title: "\(words(Message("reports.column.rank"))) – \(say("after"))", isNumber: true),
                .init(title: say("after")),
            ],
            rows: entries.map { .init([$0.name, $0.key] + cells(old[$0.key]) + cells(new[$0.key])) })
    }
}
