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
                lines += round.wrapped(words.heading(of: winner), indent: "  ")
                guard winner.margin != nil else {
                    lines += round.item(say("firm"))
                    continue
                }
                lines += winner.own.flatMap { round.item(words.own($0, award)) }
                lines += winner.others.flatMap { round.item(words.others($0, award)) }
            }
        }
        return lines
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("stability." + key, arguments))
    }
}
