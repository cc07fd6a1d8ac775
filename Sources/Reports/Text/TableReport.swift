// SPDX-License-Identifier: Apache-2.0

import Cores
public import Messages
public import Rounds

/// A round's result as tables for a terminal: per award the council list, the cut-off, the rules that bound, and those
/// who are not on the list with the reason.
public struct TableReport: Sendable {
    /// The language of the words.
    public var language: Language
    /// The width of the terminal in cells; nil leaves every line as long as it is.
    public var width: Int?
    /// Whether the text may hold terminal colours.
    public var hasColour: Bool
    /// Whether those who do not meet the standards get a line each instead of a count.
    public var listsIneligible: Bool

    /// Makes a report.
    public init(language: Language, width: Int? = nil, hasColour: Bool = false, listsIneligible: Bool = false) {
        self.language = language
        self.width = width
        self.hasColour = hasColour
        self.listsIneligible = listsIneligible
    }

    private var words: Words { Words(language: language) }
    private var style: Style { Style(isOn: hasColour) }
    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    /// The report; every line ends in a newline.
    public func text(of result: RoundResult) -> String {
        var lines = round.title(result.round) + round.warnings(result)
        lines += onCores(result.awards.count, isParallel: true) { [""] + self.lines(of: result.awards[$0]) }.joined()
        lines += round.assumptions(result) + [""] + round.source(result)
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: An award

    private func lines(of award: AwardResult) -> [String] {
        let title = round.wrapped(award.title)
        let bar = String(repeating: "━", count: title.map { DisplayWidth.of($0) }.max() ?? 0)
        var lines = title.map { style.strong($0) } + [style.faint(bar)]
        if !award.basis.isEmpty { lines += round.wrapped(award.basis).map { style.faint($0) } }
        lines += round.wrapped(words.seats(award.seats))
        let sections = Section.sections(of: award)
        if !sections.contains(where: { $0.kind == .chosen }) { lines += ["", words(Message("reports.nobody_chosen"))] }
        if !award.seats.starved.isEmpty {
            lines += round.wrapped(words.starved(award)).map { style.tinted($0, .doubtful) }
        }
        if sections.first?.kind != .chosen { lines += belowList(award) }
        for section in sections {
            lines += self.lines(of: section, award)
            if section.kind == .chosen { lines += belowList(award) }
        }
        return lines
    }

    private func lines(of section: Section, _ award: AwardResult) -> [String] {
        let count = String(section.candidates.count)
        let heading = words(Message("reports.section.\(section.kind.rawValue)", ["count": count]))
        guard section.kind != .ineligible || listsIneligible else { return ["", style.strong(heading)] }
        let table = CandidateTable(section: section, award: award, words: words)
        let common = section.commonReason.map { round.wrapped(words($0), indent: "  ") } ?? []
        return ["", style.strong(heading)] + common + table.lines(width: width, style: style)
    }

    /// The cut-off and the rules that bound, which stand below the list.
    private func belowList(_ award: AwardResult) -> [String] {
        var lines: [String] = []
        if let cut = words.cutOff(award) { lines += [""] + round.wrapped("── \(cut) ──").map { style.faint($0) } }
        let rules = award.rulesToShow
        guard !rules.isEmpty else { return lines }
        lines += ["", style.strong(words(Message("reports.rules")))]
        for rule in rules {
            let bound = rule.isBinding ? " · " + words(Message("reports.binding")) : ""
            let basis = rule.basis.isEmpty ? "" : " · \(rule.basis)"
            lines += round.item("\(words.ruleKind(rule.kind)): \(words.rule(rule))\(bound)\(basis)")
        }
        return lines
    }
}
