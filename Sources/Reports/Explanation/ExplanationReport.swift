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

    /// The explanations as text, one after another; every line ends in a newline.
    public func text(of views: [ExplanationView]) -> String {
        views.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    /// The explanations in the format `binhxet.explanation/1`, ending in a newline.
    ///
    /// - parameter candidate: the key that was asked for.
    public func json(of views: [ExplanationView], candidate: String) -> String {
        let json = ExplanationJSON(language: language)
        return JSONWriter.document(
            .object([
                "format": .text("binhxet.explanation/1"),
                "candidate": .text(candidate),
                "language": .text(language.rawValue),
                "explanations": .list(views.map { json.value(of: $0) }),
            ]))
    }

    private func lines(of view: ExplanationView) -> [String] {
        let candidate = view.candidate
        let unit = candidate.unit.isEmpty ? "" : ", \(candidate.unit)"
        var lines = wrapped("\(candidate.name) (\(candidate.key))\(unit)").map { style.strong($0) }
        lines += wrapped(view.award.title).map { style.strong($0) }
        if !view.award.basis.isEmpty { lines += wrapped(view.award.basis).map { style.faint($0) } }
        let tint: Style.Tint =
            switch Section.kind(of: candidate) {
            case .chosen: .good
            case .notChosen, .excluded, .ineligible: .bad
            default: .doubtful
            }
        let outcome = "\(words.outcome(of: candidate)) – \(words.verdict(candidate.verdict))"
        lines += wrapped(outcome).map { style.tinted($0, tint) }
        lines += paragraphs(view.sentences)
        for branch in ExplanationBranch.branches(of: view) {
            lines += ["", style.strong(words(branch.title))]
            let tree = ExplanationTree(words: words, style: style, width: width, branch: branch)
            lines += tree.lines(of: branch.nodes)
        }
        lines += ["", style.strong(words(Message("reports.explain.seat")))]
        lines += item(words(candidate.reason.message))
        for sentence in view.seat + words.notes(on: candidate, in: Section.kind(of: candidate)) {
            lines += item(sentence)
        }
        return lines + ["", style.faint(words(Message("reports.explain.legend")))]
    }

    private func paragraphs(_ sentences: [String]) -> [String] {
        sentences.isEmpty ? [] : [""] + sentences.flatMap { wrapped($0) }
    }

    private func wrapped(_ text: String) -> [String] {
        let text = Style.printable(text)
        return width.map { DisplayWidth.wrap(text, to: $0) } ?? [text]
    }

    private func item(_ text: String) -> [String] {
        let text = Style.printable(text)
        let lines = width.map { DisplayWidth.wrap(text, to: max(20, $0 - 4)) } ?? [text]
        return lines.enumerated().map { ($0.offset == 0 ? "  • " : "    ") + $0.element }
    }
}
