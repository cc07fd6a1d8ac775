// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// Why a candidate has its verdict and its seat: a tree with marks and sentences, or JSON.
public struct ExplanationReport: Sendable {
    /// The language of the words.
    public var language: Language
    /// The width of the terminal in cells; nil leaves every line as long as it is.
    public var width: Int?
    /// Whether the text may hold terminal colours.
    public var hasColour: Bool

    /// Makes a report.
    public init(language: Language, width: Int? = nil, hasColour: Bool = false) {
        self.language = language
        self.width = width
        self.hasColour = hasColour
    }

    private var words: Words { Words(language: language) }
    private var style: Style { Style(isOn: hasColour) }
    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    /// The explanations as text, one after another, with the round's warnings and assumptions.
    ///
    /// - parameter result: the round they are from.
    public func text(of views: [ExplanationView], in result: RoundResult) -> String {
        var lines = round.title(result.round) + round.warnings(result)
        for view in views { lines += [""] + self.lines(of: view) }
        lines += ["", style.faint(words(Message("reports.explain.legend")))]
        lines += round.assumptions(result) + [""] + round.source(result)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The explanations in the format `binhxet.explanation/1`, ending in a newline.
    ///
    /// - Parameters:
    ///   - result: The round they are from.
    ///   - candidate: The key that was asked for.
    public func json(of views: [ExplanationView], in result: RoundResult, candidate: String) -> String {
        let explanations = ExplanationJSON(language: language)
        let json = ResultJSON(language: language)
        var members = json.round(result)
        members["format"] = .text("binhxet.explanation/1")
        members["candidate"] = .text(candidate)
        members["explanations"] = .list(views.map { explanations.value(of: $0) })
        return JSONWriter.document(.object(members))
    }

    /// One explanation as text, without anything of its round.
    func text(of view: ExplanationView) -> String { lines(of: view).joined(separator: "\n") }

    private func lines(of view: ExplanationView) -> [String] {
        let candidate = view.candidate
        let unit = candidate.unit.isEmpty ? "" : ", \(candidate.unit)"
        let title = round.wrapped(view.award.title)
        let bar = String(repeating: "━", count: title.map { DisplayWidth.of($0) }.max() ?? 0)
        var lines = title.map { style.strong($0) } + [style.faint(bar)]
        if !view.award.basis.isEmpty { lines += round.wrapped(view.award.basis).map { style.faint($0) } }
        lines += round.wrapped("\(candidate.name) (\(candidate.key))\(unit)").map { style.strong($0) }
        let outcome = "\(words.outcome(of: candidate)) – \(words.verdict(candidate.verdict))"
        lines += round.wrapped(outcome).map { style.tinted($0, tint(candidate)) }
        let sentences = view.sentencesBeforeSeat
        if !sentences.isEmpty { lines += [""] + sentences.flatMap { round.wrapped($0) } }
        for branch in ExplanationBranch.branches(of: view) {
            lines += ["", style.strong(words(branch.title))]
            let tree = ExplanationTree(words: words, style: style, width: width, branch: branch)
            lines += tree.lines(of: branch.nodes)
        }
        lines += ["", style.strong(words(Message("reports.explain.seat")))]
        lines += words.seat(view).flatMap { round.item($0) }
        return lines + takes(view)
    }

    private func takes(_ view: ExplanationView) -> [String] {
        guard let takes = view.takes else { return [] }
        var lines = ["", style.strong(words(Message("reports.takes.heading")))]
        for way in words.takes(takes) {
            lines += round.wrapped(way.heading, indent: "  ")
            lines += way.steps.flatMap { step in round.item(step).map { "  " + $0 } }
            if !way.satisfies.isEmpty { lines += round.wrapped(way.satisfies, indent: "    ").map { style.faint($0) } }
        }
        return lines + takes.notes.flatMap { round.item($0) }
    }

    private func tint(_ candidate: CandidateResult) -> Style.Tint {
        switch Section.kind(of: candidate) {
        case .chosen: .good
        case .notChosen, .excluded, .ineligible: .bad
        default: .doubtful
        }
    }
}
