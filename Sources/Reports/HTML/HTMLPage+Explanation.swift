// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension HTMLPage {
    /// Adds the whole explanation: sentences, every condition with what it rests on, the seat.
    mutating func explanation(_ view: ExplanationView) {
        add("<div class=x>")
        for sentence in view.sentencesBeforeSeat { element("p", sentence) }
        for branch in ExplanationBranch.branches(of: view) {
            element("h4", words(branch.title))
            tree(branch.nodes, isHold: branch.isHold, detail: .full)
        }
        element("h4", words(Message("reports.explain.seat")))
        for sentence in words.seat(view) { element("p", sentence) }
        if let takes = view.takes { self.takes(takes) }
        add("</div>")
    }

    /// Adds only the conditions that are not met, without facts: enough for someone whom nobody proposed.
    mutating func failures(_ view: ExplanationView) {
        add("<div class=x>")
        let requirements = view.requirements.filter { $0.truth != "true" }
        if !requirements.isEmpty { tree(requirements, isHold: false, detail: .failures) }
        let standards = view.standards.map { standard in
            var standard = standard
            standard.parts = standard.parts.filter { $0.truth != "true" }
            return standard
        }
        if !standards.isEmpty {
            element("h4", words(Message("reports.explain.standards")))
            tree(standards, isHold: false, detail: .failures)
        }
        add("</div>")
    }

    private enum Detail { case full, failures }

    private mutating func tree(_ nodes: [ExplanationView.Node], isHold: Bool, detail: Detail, above: String = "") {
        add("<ul>")
        for node in nodes {
            let truth = isHold ? ExplanationBranch.reversed(node.truth) : node.truth
            add("<li class=\(truth == "true" ? "t" : truth == "false" ? "f" : "u")>")
            if isHold { text(words.hold(node.truth) + ": ") }
            text(node.words)
            let comparison = words.comparison(node)
            if !comparison.isEmpty {
                add(" <b>")
                text(comparison)
                add("</b>")
            }
            let position = node.position(under: above)
            if detail == .full { source(node, position.shown) } else { basis(node.basis) }
            for exception in node.exceptions {
                add("<i>")
                text(exception)
                add("</i>")
            }
            if !node.parts.isEmpty { tree(node.parts, isHold: false, detail: detail, above: position.below) }
            add("</li>")
        }
        add("</ul>")
    }

    private mutating func basis(_ basis: String) {
        guard !basis.isEmpty else { return }
        add(" <small>")
        text(basis)
        add("</small>")
    }

    /// The article, the line of the rule, and the facts.
    private mutating func source(_ node: ExplanationView.Node, _ position: String) {
        basis(node.basis)
        if !position.isEmpty {
            add(" <code>")
            text(position)
            add("</code>")
        }
        guard !node.facts.isEmpty else { return }
        add("<dl>")
        for fact in node.facts {
            add("<dt title=\"\(HTMLText.escaped(fact.path))\">")
            text(fact.title.isEmpty ? fact.path : fact.title)
            add(fact.isKnown ? "<dd>" : "<dd class=u>")
            text(fact.isKnown || fact.title.isEmpty ? fact.value : "\(fact.value) (\(fact.path))")
        }
        add("</dl>")
    }
}
