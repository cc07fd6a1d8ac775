// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfPage {
    // MARK: Sweeps

    func sweep(_ sweep: SweepAnswer, _ page: inout HTMLPage) {
        open("sweep", say("sweep"), &page)
        page.list(sweep.parameters.map { words.swept($0) })
        page.element("p", words.outcomes(of: sweep))
        if sweep.parameters.count == 2 {
            page.figure(OutcomeMap(words: words).picture(of: sweep))
            lists(sweep, &page)
            page.details(say("pairs")) { pairs(sweep, &$0) }
        } else {
            page.figure(SweepChart(words: words).picture(of: sweep))
            breakpoints(sweep, &page)
        }
        page.add("</section>\n")
    }

    /// The values at which the list changes: seats of the awards that move, and who moves.
    private func breakpoints(_ sweep: SweepAnswer, _ page: inout HTMLPage) {
        let awards = SweepPresence(sweep).awards
        page.table(
            caption: say("moves"),
            columns: [.init(title: say("values"))]
                + awards.map { .init(title: "\(say("seats")): \($0.title)", isNumber: true) }
                + [.init(title: say("moves"))],
            rows: sweep.runs.map { run in
                let point = sweep.points[run.lowerBound]
                var lines = point.isCurrent ? [words(Message("whatif.sweep.as_now"))] : []
                if !point.problems.isEmpty {
                    lines += point.problems.map { words.warning($0) }
                } else if run.lowerBound > 0 {
                    let moves = words.moves(point.steps)
                    lines += moves.isEmpty ? [words(Message("whatif.sweep.after_problem"))] : moves
                } else {
                    lines += words.moves(point.moves)
                }
                return .init(
                    lines: [[sweep.text(of: run)]]
                        + awards.map { [$0.winners[run.lowerBound].map { String($0) } ?? "–"] } + [lines])
            })
    }

    /// The lists of a map: how each differs from the present one.
    private func lists(_ sweep: SweepAnswer, _ page: inout HTMLPage) {
        var seen: Set<Int> = []
        let firsts = sweep.points.filter { point in point.outcome.map { seen.insert($0).inserted } ?? false }
        page.table(
            caption: say("list"), columns: [.init(title: say("list")), .init(title: say("difference"))],
            rows: firsts.map { point in
                .init(
                    lines: [
                        [SweepNames.name(point.outcome)],
                        point.isCurrent ? [words(Message("whatif.sweep.as_now"))] : words.moves(point.moves),
                    ])
            })
        let problems = Set(sweep.points.flatMap(\.problems).map { words.warning($0) }).sorted()
        if !problems.isEmpty {
            page.element("p", "×: \(words(Message("pictures.sweep.unknown")))")
            page.list(problems)
        }
    }

    /// The data of a map.
    private func pairs(_ sweep: SweepAnswer, _ page: inout HTMLPage) {
        let (rows, columns) = (sweep.parameters[0], sweep.parameters[1])
        page.table(
            caption: say("pairs"),
            columns: [.init(title: "\(rows.id) \\ \(columns.id)")] + columns.values.map { .init(title: $0) },
            rows: rows.values.enumerated().map { row, value in
                .init(
                    [value]
                        + columns.values.indices.map {
                            SweepNames.name(sweep.points[row * columns.values.count + $0].outcome)
                        })
            })
    }

    // MARK: Prices and goals

    func prices(_ prices: [RulePrice], _ page: inout HTMLPage) {
        open("price", say("price"), &page)
        page.element("p", say("price_meaning"))
        var rows: [HTMLPage.Row] = []
        var award = ""
        for price in prices where price.hasEffect || !price.problems.isEmpty {
            if price.award != award { rows.append(.init(heading: price.awardTitle)) }
            award = price.award
            rows.append(
                .init(lines: [
                    ["\(words.priceKind(price.kind)): \(price.title)"],
                    price.problems.isEmpty
                        ? [price.broughtIn.isEmpty ? "–" : words.ranked(price.broughtIn)]
                        : price.problems.map { words.warning($0) },
                    [price.keptOut.isEmpty ? "–" : words.ranked(price.keptOut)],
                    [price.ranks.map { String($0) } ?? "–"],
                    price.elsewhere.isEmpty ? ["–"] : words.moves(price.elsewhere),
                ]))
        }
        if !rows.isEmpty {
            page.table(
                caption: say("rule"),
                columns: [
                    .init(title: say("rule")), .init(title: say("brought")), .init(title: say("kept")),
                    .init(title: say("ranks"), isNumber: true), .init(title: say("elsewhere")),
                ], rows: rows)
        }
        let idle = prices.filter { !$0.hasEffect && $0.problems.isEmpty }
        if !idle.isEmpty {
            let names = idle.map { "\($0.awardTitle) – \($0.title)" }.joined(separator: "; ")
            page.element("p", words(Message("whatif.price.none", ["rules": names])))
        }
        page.add("</section>\n")
    }

    func goal(_ goal: GoalAnswer, _ page: inout HTMLPage) {
        open("goal", say("goal"), &page)
        page.element("p", words.question(of: goal))
        page.list(goal.alreadyIn.map { words(Message("whatif.goal.already", ["award": $0])) })
        if !goal.reached.isEmpty {
            page.table(
                caption: say("goal"),
                columns: [.init(title: say("award")), .init(title: say("values")), .init(title: say("moves"))],
                rows: goal.reached.map { .init(lines: [[$0.title], [$0.value], words.moves($0.moves)]) })
        }
        page.list(goal.unreached.map { words.unreached($0) })
        page.list([words.unchanging(goal), words.tried(goal)])
        page.add("</section>\n")
    }
}
