// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// What is certain of a round, and what to ask for, as lines for a terminal.
struct CertaintyLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    func lines(of answer: CertaintyAnswer) -> [String] {
        var lines = ["", style.strong(say("title"))] + round.wrapped(say("explained"))
        if let sampling = answer.sampling { lines += round.wrapped(words.sampled(sampling)) }
        lines += [""] + table(answer).lines(width: width, indent: "  ", style: style)
        for award in answer.awards where !award.possible.isEmpty {
            lines += [""] + round.wrapped(award.title).map { style.strong($0) }
            lines += award.possible.flatMap { round.item(possible($0, answer)) }
        }
        return lines + [""] + matters(answer)
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("certainty." + key, arguments))
    }

    private func table(_ answer: CertaintyAnswer) -> TextTable {
        let numbers = ["seats", "open_seats", "certain", "possible", "out"].map {
            TextTable.Column(title: say($0), alignsRight: true, least: 5)
        }
        var table = TextTable(
            columns: [.init(title: say("award"))] + numbers + [.init(title: say("method"))], sentenceTitle: "")
        for award in answer.awards {
            let seats = [award.seats, award.openSeats].map { $0.map(String.init) ?? "–" }
            let counts = [award.certain.count, award.possible.count, award.out.count].map(String.init)
            let texts = [award.title] + seats + counts + [say(award.isExact ? "exact" : "tried")]
            table.add(texts.map { .init(text: $0) }, sentence: "")
        }
        return table
    }

    private func possible(_ one: CertaintyAnswer.Possible, _ answer: CertaintyAnswer) -> String {
        say(
            one.isIn ? "may_lose" : "may_get",
            [
                "name": one.person.name, "key": one.person.key,
                "detail": words.doubts(of: one, answer.sampling).joined(separator: "; "),
            ])
    }

    private func matters(_ answer: CertaintyAnswer) -> [String] {
        guard !answer.matters.isEmpty else { return round.wrapped(say("nothing")) }
        var lines = round.wrapped(words.toAsk(answer)).map { style.strong($0) } + round.wrapped(say("order"))
        for matter in answer.matters {
            lines += round.item(
                say(
                    "matter.\(matter.kind.rawValue)",
                    [
                        "number": String(matter.number), "name": matter.person.name, "key": matter.person.key,
                        "title": words.title(of: matter), "place": matter.place.isEmpty ? "" : " (\(matter.place))",
                        "decides": String(matter.decides), "settles": words.range(matter.settles),
                    ]))
        }
        return lines
    }
}
