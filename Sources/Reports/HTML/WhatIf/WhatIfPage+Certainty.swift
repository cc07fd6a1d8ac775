// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfPage {
    /// What is certain of each award, on what the rest hangs, and what to ask for first.
    func certainty(_ answer: CertaintyAnswer, _ page: inout HTMLPage) {
        open("certainty", say("certainty"), &page)
        page.element("p", words(Message("certainty.explained")))
        if let sampling = answer.sampling { page.element("p class=\"warn\"", words.sampled(sampling)) }
        page.figure(CertaintyBars(words: words).picture(of: answer))
        awards(answer, &page)
        if answer.matters.isEmpty {
            page.element("p", words(Message("certainty.nothing")))
        } else {
            page.figure(MatterBars(words: words).picture(of: answer))
            matters(answer, &page)
        }
        for award in answer.awards { page.figure(TriesChart(words: words).picture(of: award, answer.sampling)) }
        possible(answer, &page)
        page.add("</section>\n")
    }

    private func awards(_ answer: CertaintyAnswer, _ page: inout HTMLPage) {
        let numbers = ["seats", "open_seats", "certain", "possible", "out"]
        page.table(
            caption: words(Message("pictures.certainty.title")),
            columns: [.init(title: say("award"))]
                + numbers.map { .init(title: words(Message("certainty.\($0)")), isNumber: true) }
                + [.init(title: words(Message("certainty.method")))],
            rows: answer.awards.map { award in
                let counts = [award.certain.count, award.possible.count, award.out.count].map { Optional($0) }
                return .init(
                    [award.title] + ([award.seats, award.openSeats] + counts).map { $0.map { String($0) } ?? "–" }
                        + [words(Message(award.isExact ? "certainty.exact" : "certainty.tried"))])
            })
    }

    private func possible(_ answer: CertaintyAnswer, _ page: inout HTMLPage) {
        let awards = answer.awards.filter { !$0.possible.isEmpty }
        guard !awards.isEmpty else { return }
        page.table(
            caption: words(Message("certainty.possible")),
            columns: ["who", "key", "now", "doubts"].map { .init(title: words(Message("certainty.column.\($0)"))) },
            rows: awards.flatMap { award in
                [.init(heading: award.title)]
                    + award.possible.map { one in
                        .init(lines: [
                            [one.person.name], [one.person.key],
                            [words(Message(one.isIn ? "certainty.is_in" : "certainty.is_out"))],
                            words.doubts(of: one, answer.sampling),
                        ])
                    }
            })
    }

    private func matters(_ answer: CertaintyAnswer, _ page: inout HTMLPage) {
        page.table(
            caption: words.toAsk(answer), note: words(Message("certainty.order")),
            columns: ["number", "what", "whose", "place", "settles", "decides"].map {
                .init(
                    title: words(Message("certainty.column.\($0)")), isNumber: ["settles", "decides"].contains($0))
            },
            rows: answer.matters.map { matter in
                let kind = words(Message("pictures.matters.kind.\(matter.kind.rawValue)"))
                return .init([
                    "[\(matter.number)]", "\(kind): \(words.title(of: matter))",
                    "\(matter.person.name) (\(matter.person.key))", matter.place.isEmpty ? "–" : matter.place,
                    words.range(matter.settles), String(matter.decides),
                ])
            })
    }

    /// How firmly each winner has the award, a picture and a table for each award.
    func stability(_ answer: StabilityAnswer, _ page: inout HTMLPage) {
        open("stability", say("stability"), &page)
        page.element("p", words(Message("stability.explained")))
        for award in answer.awards {
            page.add("<div class=\"block\">\n")
            page.element("h3", award.title)
            if award.winners.isEmpty {
                page.element("p", words(Message("stability.nobody")))
            } else {
                page.figure(MarginChart(words: words).picture(of: award))
                winners(award, &page)
            }
            page.add("</div>\n")
        }
        page.add("</section>\n")
    }

    private func winners(_ award: StabilityAnswer.Award, _ page: inout HTMLPage) {
        page.table(
            caption: award.title,
            columns: [
                .init(title: words(Message("certainty.column.who"))),
                .init(title: words(Message("stability.column.steps")), isNumber: true),
                .init(title: words(Message("stability.column.own"))),
                .init(title: words(Message("stability.column.others"))),
            ],
            rows: award.winners.map { winner in
                let own = winner.own.map { words.sentence($0, award) }
                let others = winner.others.map { words.others($0, award) }
                return .init(lines: [
                    [words.heading(of: winner)], [winner.margin.map { String($0) } ?? "–"],
                    own.isEmpty && others.isEmpty
                        ? [words(Message("stability.firm"))] : own.isEmpty ? ["–"] : own,
                    others.isEmpty ? ["–"] : others,
                ])
            })
    }
}
