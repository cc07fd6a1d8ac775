// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// How firmly each winner has the award, as lines for a terminal.
struct StabilityLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    func lines(of answer: StabilityAnswer) -> [String] {
        var lines = ["", style.strong(say("title"))] + round.wrapped(say("explained"))
        for award in answer.awards {
            lines += [""] + round.wrapped(award.title).map { style.strong($0) }
            if award.winners.isEmpty { lines += round.wrapped(say("nobody"), indent: "  ") }
            for winner in award.winners {
                let heading = say(
                    "winner",
                    [
                        "name": winner.person.name, "key": winner.person.key,
                        "rank": winner.rank.map { words(Message("whatif.rank", ["rank": String($0)])) } ?? "–",
                    ])
                lines += round.wrapped(heading, indent: "  ")
                guard winner.margin != nil else {
                    lines += round.item(say("firm"))
                    continue
                }
                lines += winner.own.flatMap { round.item(say("own", ["change": change($0, award)])) }
                lines += winner.others.flatMap {
                    round.item(
                        say("other", ["name": $0.person.name, "key": $0.person.key, "change": change($0, award)]))
                }
            }
        }
        return lines
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("stability." + key, arguments))
    }

    private func change(_ change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        let isPlain = change.nominated.isEmpty || change.nominated == award.title
        let nominated = isPlain ? "" : words(Message("certainty.nominated", ["award": change.nominated]))
        var parts = [
            say(
                change.step.isEmpty ? "change" : "number",
                [
                    "title": change.title + nominated, "from": change.from, "to": change.to,
                    "steps": String(change.steps), "step": change.step,
                ]),
            say(change.isTie ? "tied" : "lost"),
        ]
        if !change.entering.isEmpty { parts.append(say("enters", ["names": words.names(change.entering)])) }
        return parts.joined(separator: "; ")
    }
}
