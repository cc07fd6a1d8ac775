// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// A round's result as one page that needs nothing else: per award the list, the cut-off and the rules that bound, and
/// each candidate's explanation, which opens in place.
///
/// It works without scripts, prints on A4 with one award per page, and says every status in words.
public struct HTMLReport: Sendable {
    private let language: Language
    private let words: Words

    /// Makes a report in a language.
    public init(language: Language) {
        self.language = language
        words = Words(language: language)
    }

    /// The page.
    ///
    /// - parameter explanation: a candidate's explanation by the candidate's key and the award's id; nil if there is
    ///   none to show. A candidate whom nobody nominated and who is not eligible is shown only what is not met.
    public func text(
        of result: RoundResult, explanation: (_ candidate: String, _ award: String) -> ExplanationView?
    ) -> String {
        var page = HTMLPage(words: words)
        page.add("<!doctype html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n")
        page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.add("<meta name=\"generator\" content=\"")
        page.text(result.engine)
        page.add("\">\n<title>")
        page.text(result.round.title)
        page.add(
            "</title>\n<style>\n\(HTMLStyle.sheet(title: result.round.title, words: words))</style>\n</head>\n<body>\n")
        head(of: result, &page)
        page.add("<main>\n")
        for (award, snapshot) in zip(result.awards, RoundSnapshot(result, language: language).awards) {
            page.award(award, list: RankedList(snapshot)) { explanation($0, award.id) }
        }
        if !result.assumptions.isEmpty { assumptions(result.assumptions, &page) }
        page.add("</main>\n")
        foot(of: result, &page)
        page.add("<script>\n\(HTMLStyle.script)</script>\n</body>\n</html>\n")
        return page.html
    }

    // MARK: The round

    private func head(of result: RoundResult, _ page: inout HTMLPage) {
        let round = result.round
        page.add("<header>\n<h1>")
        page.text(round.title)
        page.add("</h1>\n<p class=dates>")
        page.text(
            words(
                Message(
                    "reports.round_dates",
                    ["year": String(round.year), "date": words.date(round.date), "law": words.date(round.lawAsOf)])))
        page.add("</p>\n</header>\n")
        overview(of: result, &page)
        if !result.assumptions.isEmpty {
            let count = Message("reports.assumptions_below", ["count": String(result.assumptions.count)])
            page.add("<p class=warn><a href=\"#assumptions\">")
            page.text(words(count))
            page.add("</a></p>\n")
        }
        if !result.warnings.isEmpty {
            page.add("<section class=warn>\n")
            page.element("h2", words(Message("reports.html.warnings")))
            page.add("<ul>\n")
            for warning in result.warnings { page.element("li", words.warning(warning)) }
            page.add("</ul>\n</section>\n")
        }
        let label = words(Message("reports.html.find"))
        page.add("<p class=find hidden><label>\(HTMLText.escaped(label)) <input type=search id=find></label>")
        page.add(" <output id=found></output></p>\n")
    }

    /// One line per award, each a way to the award.
    private func overview(of result: RoundResult, _ page: inout HTMLPage) {
        let label = words(Message("reports.html.overview"))
        page.add("<nav aria-label=\"\(HTMLText.escaped(label))\">\n<table class=overview>\n")
        page.add("<caption>")
        page.text(label)
        page.add("</caption>\n<colgroup><col class=title><col span=6></colgroup>\n<thead><tr>")
        for column in ["award", "limit", "awarded", "contested", "not_chosen", "waiting", "ineligible"] {
            page.add(column == "award" ? "<th scope=col>" : "<th scope=col class=n>")
            page.text(words(Message("reports.overview.\(column)")))
            page.add("</th>")
        }
        page.add("</tr></thead>\n<tbody>\n")
        for award in result.awards {
            var counts: [Section.Kind: Int] = [:]
            for section in Section.sections(of: award) { counts[section.kind] = section.candidates.count }
            func count(_ kinds: Section.Kind...) -> String {
                String(kinds.reduce(0) { $0 + (counts[$1] ?? 0) })
            }
            page.add("<tr><th scope=row><a href=\"#\(HTMLText.escaped(award.id))\">")
            page.text(award.title)
            page.add("</a></th>")
            for cell in [
                award.seats.limit.map { String($0) } ?? "–",
                count(.chosen), count(.contested), count(.notChosen, .excluded),
                count(.held, .unapproved, .incomplete, .undetermined, .notCompeting), count(.ineligible),
            ] {
                page.add(cell == "0" ? "<td class=\"n zero\">" : "<td class=n>")
                page.text(cell)
                page.add("</td>")
            }
            page.add("</tr>\n")
        }
        page.add("</tbody>\n</table>\n</nav>\n")
    }

    private func assumptions(_ assumptions: [RoundResult.Assumption], _ page: inout HTMLPage) {
        page.add("<section class=\"award warn\" id=assumptions>\n")
        page.element("h2", words(Message("reports.html.assumptions")))
        page.element("p", words(Message("reports.html.assumptions_meaning")))
        page.add("<ul>\n")
        for assumption in assumptions {
            page.add("<li>")
            page.text(assumption.title)
            page.add(" = <strong>")
            page.text(assumption.value)
            page.add("</strong>")
            if !assumption.basis.isEmpty { page.text(" – \(assumption.basis)") }
            page.add(" <code>")
            page.text(assumption.parameter)
            page.add("</code></li>\n")
        }
        page.add("</ul>\n</section>\n")
    }

    private func foot(of result: RoundResult, _ page: inout HTMLPage) {
        page.add("<footer>\n")
        page.element("h2", words(Message("reports.html.made_from")))
        page.add("<dl>\n")
        func entry(_ term: Message, _ value: String) {
            page.element("dt", words(term))
            page.add("<dd><code>")
            page.text(value)
            page.add("</code></dd>\n")
        }
        for pack in result.packs { entry(Message("reports.html.pack", ["id": pack.id]), pack.sha256) }
        entry(Message("reports.html.records"), result.recordsDigest)
        entry(Message("reports.html.engine"), result.engine)
        entry(Message("reports.html.seal"), result.seal)
        page.add("</dl>\n</footer>\n")
    }
}
