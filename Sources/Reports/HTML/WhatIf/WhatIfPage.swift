// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The answers to what-if questions as one page that needs nothing else and no script, with pictures where they say more
/// than words, and beside each the same in a table.
struct WhatIfPage {
    let language: Language
    let words: Words

    init(language: Language) {
        self.language = language
        words = Words(language: language)
    }

    func text(of answer: WhatIfAnswer) -> String {
        var page = HTMLPage(words: words)
        let round = answer.round
        page.add(
            "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n")
        page.add("<meta charset=\"utf-8\"/>\n")
        page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
        page.text(round.title)
        page.add("</title>\n<style>\n\(HTMLStyle.sheet(title: round.title, words: words))</style>\n</head>\n<body>\n")
        page.add("<header>\n")
        page.element("h1", round.title)
        page.element(
            "p class=\"dates\"",
            words(
                Message(
                    "reports.round_dates",
                    ["year": String(round.year), "date": words.date(round.date), "law": words.date(round.lawAsOf)])))
        page.element(
            "p class=\"dates\"", words(Message("whatif.untouched", ["seal": String(answer.seal.prefix(12))])))
        page.add("</header>\n<main class=\"trial\">\n")
        contents(of: answer, &page)
        if !answer.scenarios.isEmpty {
            overview(of: answer, &page)
            for (number, scenario) in answer.scenarios.enumerated() { self.scenario(scenario, number, answer, &page) }
        }
        if let sweep = answer.sweep { self.sweep(sweep, &page) }
        if let prices = answer.prices { self.prices(prices, &page) }
        if let goal = answer.goal { self.goal(goal, &page) }
        if let certainty = answer.certainty { self.certainty(certainty, &page) }
        if let stability = answer.stability { self.stability(stability, &page) }
        if let next = answer.nextPlaces { nextPlaces(next, &page) }
        page.add("</main>\n</body>\n</html>\n")
        return page.html
    }

    /// What is on the page, each a way to its place; nothing where there is one thing.
    private func contents(of answer: WhatIfAnswer, _ page: inout HTMLPage) {
        var entries: [(id: String, title: String)] = []
        if !answer.scenarios.isEmpty { entries.append(("overview", say("scenarios"))) }
        for (number, scenario) in answer.scenarios.enumerated() {
            entries.append(("scenario-\(number + 1)", title(scenario)))
        }
        if answer.sweep != nil { entries.append(("sweep", say("sweep"))) }
        if answer.prices != nil { entries.append(("price", say("price"))) }
        if answer.goal != nil { entries.append(("goal", say("goal"))) }
        if answer.certainty != nil { entries.append(("certainty", say("certainty"))) }
        if answer.stability != nil { entries.append(("stability", say("stability"))) }
        if answer.nextPlaces != nil { entries.append(("next", say("next"))) }
        guard entries.count > 2 else { return }
        page.add("<nav aria-label=\"\(HTMLText.escaped(say("contents")))\">\n<ul>\n")
        for entry in entries {
            page.add("<li><a href=\"#\(entry.id)\">")
            page.text(entry.title)
            page.add("</a></li>\n")
        }
        page.add("</ul>\n</nav>\n")
    }

    func open(_ id: String, _ title: String, _ page: inout HTMLPage) {
        page.add("<section class=\"award\" id=\"\(id)\">\n")
        page.element("h2", title)
    }

    func title(_ scenario: ScenarioAnswer) -> String {
        words(Message("whatif.scenario", ["title": scenario.title]))
    }

    func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("whatif.html.\(key)", arguments))
    }
}
