// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension HTMLPage {
    /// Adds an award with all its candidates.
    mutating func award(
        _ award: AwardResult, list: RankedList, explanation: (_ candidate: String) -> ExplanationView?
    ) {
        add("<section class=award id=\"\(HTMLText.escaped(award.id))\">\n")
        element("h2", award.title)
        if !award.basis.isEmpty { element("p class=basis", award.basis) }
        element("p class=seats", words.seats(award.seats))
        if !award.seats.starved.isEmpty { element("p class=alert", words.starved(award)) }
        figure(SeatStrip(words: words).picture(of: list))
        let sections = Section.sections(of: award)
        if sections.first?.kind != .chosen {
            element("p", words(Message("reports.nobody_chosen")))
            belowList(award)
        }
        for section in sections {
            if section.kind == .ineligible {
                ineligible(section, explanation: explanation)
            } else {
                table(section, award, explanation: explanation)
            }
            if section.kind == .chosen { belowList(award) }
        }
        add("</section>\n")
    }

    /// The cut-off and the rules that bound.
    private mutating func belowList(_ award: AwardResult) {
        if let cut = words.cutOff(award) { element("p class=cut", cut) }
        let rules = award.rulesToShow
        guard !rules.isEmpty else { return }
        add("<table class=rules>\n<caption><h3>")
        text(words(Message("reports.rules")))
        add("</h3></caption>\n<thead><tr>")
        let hasBasis = rules.contains { !$0.basis.isEmpty }
        for column in ["kind", "rule", "need", "have", "effect"] + (hasBasis ? ["basis"] : []) {
            add(["need", "have"].contains(column) ? "<th scope=col class=n>" : "<th scope=col>")
            text(words(Message("reports.rules.\(column)")))
            add("</th>")
        }
        add("</tr></thead>\n<tbody>\n")
        for rule in rules {
            add(rule.isBinding ? "<tr class=bound><td>" : "<tr><td>")
            text(words.ruleKind(rule.kind))
            add("</td><th scope=row>")
            text(rule.title)
            add("</th><td class=n>\(rule.need)")
            if !rule.working.isEmpty {
                add("<br><small>")
                text(rule.working)
                add("</small>")
            }
            add("</td><td class=n>\(rule.have)</td><td>")
            text(words(Message(rule.isBinding ? "reports.binding" : "reports.not_binding")))
            if hasBasis {
                add("</td><td>")
                text(rule.basis)
            }
            add("</td></tr>\n")
        }
        add("</tbody>\n</table>\n")
    }

    // MARK: Candidates

    private mutating func table(
        _ section: Section, _ award: AwardResult, explanation: (_ candidate: String) -> ExplanationView?
    ) {
        let columns = CandidateColumn.columns(of: section, award: award, words: words)
        add("<table class=\"list \(section.kind.rawValue)\">\n<caption><h3>")
        text(words(Message("reports.section.\(section.kind.rawValue)", ["count": String(section.candidates.count)])))
        add("</h3>")
        if let common = section.commonReason { element("p", words(common)) }
        add("</caption>\n<colgroup>")
        for column in columns { add("<col class=\(column.kind.rawValue)>") }
        add("</colgroup>\n<thead><tr>")
        for column in columns {
            add(column.alignsRight ? "<th scope=col class=n>" : "<th scope=col>")
            text(column.title)
            add("</th>")
        }
        add("</tr></thead>\n")
        for candidate in section.candidates {
            add("<tbody class=c><tr>")
            for column in columns {
                let cell = column.text(candidate)
                switch column.kind {
                case .name: add("<th scope=row>")
                case .key: add("<td class=k>")
                case .outcome: add("<td><span class=\"s \(section.kind.rawValue)\">")
                default: add(column.alignsRight ? "<td class=n>" : "<td>")
                }
                text(cell)
                add(column.kind == .name ? "</th>" : column.kind == .outcome ? "</span></td>" : "</td>")
            }
            add("</tr>\n<tr class=why><td colspan=\(columns.count)>")
            let notes = words.notes(on: candidate, in: section.kind)
            let view = explanation(candidate.key)
            if view != nil { add("<details><summary>") }
            let isSaid = section.commonReason != nil
            if isSaid {
                // Only something to press: on paper it would say nothing.
                add("<span class=press>")
                text(words(Message("reports.html.explain")))
                add("</span>")
            } else {
                text(words(candidate.reason.message))
            }
            for note in notes {
                add("<span class=note>")
                text(note)
                add("</span>")
            }
            if let view {
                add("</summary>")
                self.explanation(view)
                add("</details>")
            }
            add("</td></tr></tbody>\n")
        }
        add("</table>\n")
    }

    /// The many who do not meet the standards: a closed list, so that the page stays calm.
    private mutating func ineligible(
        _ section: Section, explanation: (_ candidate: String) -> ExplanationView?
    ) {
        add("<details class=many><summary><h3>")
        text(words(Message("reports.section.ineligible", ["count": String(section.candidates.count)])))
        add("</h3></summary>\n<ul>\n")
        for candidate in section.candidates {
            add("<li class=c>")
            let view = explanation(candidate.key)
            if view != nil { add("<details><summary>") }
            add("<b>")
            text(candidate.name)
            add("</b> ")
            text(candidate.unit.isEmpty ? candidate.key : "\(candidate.key), \(candidate.unit)")
            if candidate.nomination != nil || view == nil {
                add("<br>")
                text(words(candidate.reason.message))
            }
            for note in words.notes(on: candidate, in: .ineligible) {
                add("<span class=note>")
                text(note)
                add("</span>")
            }
            if let view {
                add("</summary>")
                if candidate.nomination == nil { failures(view) } else { self.explanation(view) }
                add("</details>")
            }
            add("</li>\n")
        }
        add("</ul>\n</details>\n")
    }
}
