// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// One of the questions that an explanation answers, with the conditions that answer it.
struct ExplanationBranch {
    /// The heading.
    let title: Message
    /// The conditions.
    let nodes: [ExplanationView.Node]
    /// Whether a condition that is true keeps the candidate waiting instead of helping it.
    let isHold: Bool

    /// The questions that have conditions, in the order in which they are asked.
    static func branches(of view: ExplanationView) -> [ExplanationBranch] {
        [
            ExplanationBranch(
                title: Message("reports.explain.requirements"), nodes: view.requirements, isHold: false),
            ExplanationBranch(title: Message("reports.explain.standards"), nodes: view.standards, isHold: false),
            ExplanationBranch(title: Message("reports.explain.holds"), nodes: view.holds, isHold: true),
            ExplanationBranch(title: Message("reports.explain.approvals"), nodes: view.approvals, isHold: false),
        ].filter { !$0.nodes.isEmpty }
    }

    /// How a hold reads among the marks: what does not hold is well.
    static func reversed(_ truth: String) -> String {
        switch truth {
        case "true": "false"
        case "false": "true"
        default: truth
        }
    }

    /// The sign of a condition's truth.
    static func mark(_ truth: String) -> String {
        switch truth {
        case "true": "✓"
        case "false": "✗"
        default: "?"
        }
    }
}

extension ExplanationView.Node {
    /// The line of the rule where it differs from the one that stands above it, and the line that stands above its parts.
    func position(under above: String) -> (shown: String, below: String) {
        position.isEmpty || position == above ? ("", above) : (position, position)
    }
}

extension ExplanationView {
    /// The sentences of the whole without those of the seat, which stand at its end and are shown there.
    var sentencesBeforeSeat: [String] {
        !seat.isEmpty && sentences.suffix(seat.count).elementsEqual(seat)
            ? Array(sentences.dropLast(seat.count)) : sentences
    }
}

extension Words {
    /// What became of the candidate in sentences: the seat's, or at least the reason, and the bonus.
    func seat(_ view: ExplanationView) -> [String] {
        let seat = view.seat.isEmpty ? [self(view.candidate.reason.message)] : view.seat
        return seat + bonus(view.candidate)
    }

    /// What was found and needed, and by how much it is met or missed; empty if the condition is no comparison.
    func comparison(_ node: ExplanationView.Node) -> String {
        var parts: [String] = []
        // That a flag was found to be yes is what its mark says already.
        let isFlag = node.needed.isEmpty && ["prose.yes", "prose.no"].contains { self(Message($0)) == node.found }
        if !node.found.isEmpty, !isFlag { parts.append(self(Message("reports.explain.found", ["value": node.found]))) }
        if !node.needed.isEmpty { parts.append(self(Message("reports.explain.needed", ["value": node.needed]))) }
        if !node.margin.isEmpty { parts.append(self(Message("reports.explain.margin", ["value": node.margin]))) }
        return parts.joined(separator: ", ")
    }

    /// A fact with its path, so that it can be found in the records.
    func fact(_ fact: ExplanationView.Fact) -> String {
        let name = fact.title.isEmpty || fact.title == fact.path ? fact.path : "\(fact.title) (\(fact.path))"
        return fact.value.isEmpty ? name : "\(name) = \(fact.value)"
    }

    /// What a hold's truth means for the candidate.
    func hold(_ truth: String) -> String { self(Message("reports.hold.\(truth)")) }

    /// What a condition's truth means.
    func truth(_ truth: String) -> String { self(Message("reports.truth.\(truth)")) }
}
