// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// What each rule costs, and how a goal is reached, as lines for a terminal.
struct PriceLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    /// The rules with an effect, by award; those without in one line.
    func lines(of prices: [RulePrice]) -> [String] {
        var lines = ["", style.strong(words(Message("whatif.price")))]
        var award = ""
        for price in prices where price.hasEffect || !price.problems.isEmpty {
            if price.award != award {
                lines += [""] + round.wrapped(price.awardTitle).map { style.strong($0) }
                award = price.award
            }
            lines += round.item("\(words.priceKind(price.kind)): \(price.title)")
            lines += details(price).flatMap { round.wrapped($0, indent: "      ") }
        }
        let idle = prices.filter { !$0.hasEffect && $0.problems.isEmpty }
        if !idle.isEmpty {
            let names = idle.map { "\($0.awardTitle) – \($0.title)" }.joined(separator: "; ")
            lines += [""] + round.wrapped(words(Message("whatif.price.none", ["rules": names])))
        }
        return lines
    }

    private func details(_ price: RulePrice) -> [String] {
        var lines: [String] = []
        if !price.broughtIn.isEmpty {
            lines.append(words(Message("whatif.price.brought", ["names": words.ranked(price.broughtIn)])))
        }
        if !price.keptOut.isEmpty {
            lines.append(words(Message("whatif.price.kept", ["names": words.ranked(price.keptOut)])))
        }
        if let ranks = price.ranks { lines.append(words(Message("whatif.price.ranks", ["count": String(ranks)]))) }
        let elsewhere = words.moves(price.elsewhere)
        if !elsewhere.isEmpty {
            lines.append(words(Message("whatif.price.elsewhere", ["moves": elsewhere.joined(separator: " • ")])))
        }
        return lines + price.problems.map { words.warning($0) }
    }

    /// Which value brings somebody in.
    func lines(of goal: GoalAnswer) -> [String] {
        var lines = ["", style.strong(words(Message("whatif.goal")))]
        func say(_ key: String, _ arguments: [String: String]) -> [String] {
            round.item(words(Message("whatif.goal.\(key)", arguments)))
        }
        lines += round.wrapped(words.question(of: goal))
        for title in goal.alreadyIn { lines += say("already", ["award": title]) }
        for reached in goal.reached {
            lines += say("reached", ["award": reached.title, "value": reached.value])
            lines += words.moves(reached.moves).flatMap { round.wrapped($0, indent: "      ") }
        }
        lines += goal.unreached.flatMap { round.item(words.unreached($0)) }
        lines += round.item(words.unchanging(goal)) + round.item(words.tried(goal))
        return lines
    }
}
