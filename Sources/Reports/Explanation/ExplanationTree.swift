// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// Conditions as a tree of lines with their marks, and below each what it rests on.
struct ExplanationTree {
    let words: Words
    let style: Style
    let width: Int?
    let branch: ExplanationBranch

    func lines(of nodes: [ExplanationView.Node]) -> [String] {
        nodes.flatMap { lines(of: $0, first: "  ", rest: "  ", above: nil) }
    }

    private func lines(of node: ExplanationView.Node, first: String, rest: String, above: String?) -> [String] {
        let isTop = above == nil
        let position = node.position(under: above ?? "")
        let comparison = words.comparison(node)
        let hold = branch.isHold && isTop ? "\(words.hold(node.truth)): " : ""
        let text = hold + node.words + (comparison.isEmpty ? "" : " – \(comparison)")
        let truth = branch.isHold && isTop ? ExplanationBranch.reversed(node.truth) : node.truth
        let inner = rest + (node.parts.isEmpty ? "  " : "│ ")
        var lines = self.lines(text, first: first, rest: inner, mark: truth, tint: tint(truth))
        let source = [node.basis, position.shown].filter { !$0.isEmpty }.joined(separator: " · ")
        if !source.isEmpty { lines += self.lines(source, first: inner, rest: inner, tint: .faint) }
        for fact in node.facts {
            let tint: Style.Tint = fact.isKnown ? .faint : .doubtful
            lines += self.lines("◦ " + words.fact(fact), first: inner, rest: inner + "  ", tint: tint)
        }
        for exception in node.exceptions {
            lines += self.lines("! " + exception, first: inner, rest: inner + "  ", tint: .plain)
        }
        for (index, part) in node.parts.enumerated() {
            let isLast = index == node.parts.count - 1
            lines += self.lines(
                of: part, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
                above: position.below)
        }
        return lines
    }

    private func lines(
        _ text: String, first: String, rest: String, mark: String? = nil, tint: Style.Tint
    ) -> [String] {
        let text = Style.printable(text)
        let sign = mark.map { ExplanationBranch.mark($0) + " " } ?? ""
        let room = width.map { max(24, $0 - DisplayWidth.of(first + sign)) }
        let pieces = room.map { DisplayWidth.wrap(text, to: $0) } ?? [text]
        return pieces.enumerated().map { offset, piece in
            if offset > 0 { return style.faint(rest) + (mark == nil ? style.tinted(piece, tint) : piece) }
            return style.faint(first) + (mark == nil ? style.tinted(piece, tint) : style.tinted(sign, tint) + piece)
        }
    }

    private func tint(_ truth: String) -> Style.Tint {
        switch truth {
        case "true": .good
        case "false": .bad
        default: .doubtful
        }
    }
}
