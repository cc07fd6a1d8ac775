// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Rounds

@Suite struct ConditionPairsTests {
    private typealias Node = ExplanationView.Node

    private func node(_ words: String, _ truth: String, at line: Int = 0, _ parts: [Node] = []) -> Node {
        Node(
            words: words, truth: truth, found: "", needed: "", margin: "", basis: "",
            position: line == 0 ? "" : "p/r.lua:\(line)", facts: [], exceptions: [], parts: parts)
    }

    private func told(_ before: [Node], _ after: [Node], satisfied: String = "true") -> [String] {
        ConditionPairs.differing(before, after, satisfied: satisfied).map { pair in
            let words = pair.after?.words ?? pair.before?.words ?? ""
            return "\(words): \(pair.before?.truth ?? "none") → \(pair.after?.truth ?? "none")"
        }
    }

    @Test("a threshold that moved leaves the condition the same")
    func threshold() {
        let found = told([node("Điểm từ 70 trở lên", "true")], [node("Điểm từ 79,5 trở lên", "false")])
        #expect(found == ["Điểm từ 79,5 trở lên: true → false"])
    }

    @Test("new words on the same line are the same condition, and others are not")
    func words() {
        #expect(told([node("A", "true", at: 3)], [node("B", "false", at: 3)]) == ["B: true → false"])
        #expect(told([node("A", "true", at: 3)], [node("B", "false", at: 4)]) == ["B: none → false"])
    }

    @Test("a condition that came or went is told where it stands in the way")
    func comeAndGone() {
        #expect(told([node("A", "true")], [node("A", "true"), node("B", "true")]).isEmpty)
        #expect(told([node("A", "true")], [node("A", "true"), node("B", "unknown")]) == ["B: none → unknown"])
        #expect(told([node("A", "false")], []) == ["A: false → none"])
    }

    @Test("the innermost condition is told, not all that it stands in")
    func innermost() {
        let before = node("một trong", "true", [node("A", "true"), node("B", "false")])
        let after = node("một trong", "false", [node("A", "false"), node("B", "false")])
        #expect(told([before], [after]) == ["A: true → false"])
        let bare = node("một trong", "false", [node("B", "false")])
        #expect(told([before], [bare]) == ["A: true → none"])
        // A part that changed inside what stayed made no difference.
        let other = node("một trong", "true", [node("A", "false"), node("B", "true")])
        #expect(told([before], [other]).isEmpty)
    }

    @Test("a list compared with itself has no difference", arguments: 0..<50)
    func same(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        func tree(_ depth: Int) -> Node {
            let parts = depth == 0 ? [] : (0..<Int.random(in: 0...3, using: &random)).map { _ in tree(depth - 1) }
            let truth = ["true", "false", "unknown"][Int.random(in: 0...2, using: &random)]
            return node("c\(Int.random(in: 0...4, using: &random))", truth, parts)
        }
        let nodes = (0..<3).map { _ in tree(3) }
        #expect(told(nodes, nodes).isEmpty)
    }
}
