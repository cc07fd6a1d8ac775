// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Finds the slot that a header text names.
struct HeaderMatcher {
    /// What a header means.
    enum Match: Hashable {
        /// This slot, of a yearly field in this year.
        case slot(Int, year: Int?)
        /// A yearly field, but no year is said.
        case yearMissing(Int)
    }

    private struct Yearly {
        let before: String
        let after: String
        let slot: Int
    }

    /// Slots by header, for each level of precedence.
    private var plain: [[String: Int]] = [[:], [:], [:]]
    private var yearly: [[Yearly]] = [[], [], []]
    /// All header texts as people would write them, for suggestions.
    private let suggestions: [(normalized: String, shown: String)]

    init(_ shape: TableShape) {
        var suggestions: [(String, String)] = []
        for (index, slot) in shape.slots.enumerated() {
            for (level, headers) in slot.headers.enumerated() {
                for header in headers {
                    suggestions.append((HeaderText.normalized(header), slot.header))
                    if case .yearly = slot.kind {
                        let parts = header.split(separator: "{year}", maxSplits: 1, omittingEmptySubsequences: false)
                        guard parts.count == 2 else { continue }
                        var before = HeaderText.normalized(parts[0])
                        // "năm {year}": the word is dropped from what is found, too.
                        if before == "nam" || before.hasSuffix(" nam") { before.removeLast(min(4, before.count)) }
                        yearly[level].append(
                            Yearly(before: before, after: HeaderText.normalized(parts[1]), slot: index))
                    } else if plain[level][HeaderText.normalized(header)] == nil {
                        plain[level][HeaderText.normalized(header)] = index
                    }
                }
            }
        }
        self.suggestions = suggestions
        words = Set(suggestions.flatMap { $0.0.split(separator: " ") }).union(["nam"])
    }

    /// Whether a text can be a part of a header: each of its words is a word of one, or a year.
    ///
    /// Most cells of a table are no part of any header, and this tells them without putting texts together.
    func canBePart(_ text: String) -> Bool {
        if let known = memo.parts[text] { return known }
        let answer = HeaderText.normalized(text).split(separator: " ").allSatisfy {
            words.contains($0) || HeaderText.isYear($0)
        }
        memo.parts[text] = answer
        return answer
    }

    /// Every word of every header.
    private let words: Set<Substring>

    /// Answers already given: the search for the header asks about the same cells again and again.
    private final class Memo {
        var answers: [String: Match?] = [:]
        var parts: [String: Bool] = [:]
    }

    private let memo = Memo()

    /// What a header means; nil when nothing is called so.
    func match(_ text: String) -> Match? {
        if let known = memo.answers[text] { return known }
        let found = find(text)
        memo.answers[text] = .some(found)
        return found
    }

    private func find(_ text: String) -> Match? {
        let normalized = HeaderText.normalized(text)
        guard !normalized.isEmpty else { return nil }
        for level in plain.indices {
            if let slot = plain[level][normalized] { return .slot(slot, year: nil) }
            if let match = matchYearly(normalized, yearly[level]) { return match }
        }
        for level in yearly.indices {
            for pattern in yearly[level]
            where [pattern.before, pattern.after].filter({ !$0.isEmpty }).joined(separator: " ") == normalized {
                return .yearMissing(pattern.slot)
            }
        }
        return nil
    }

    /// The header that a text was most likely meant to be.
    func nearestHeader(to text: String) -> String? {
        let near = nearest(to: HeaderText.normalized(text), in: suggestions.lazy.map(\.normalized))
        return near.flatMap { found in suggestions.first { $0.normalized == found }?.shown }
    }

    private func matchYearly(_ normalized: String, _ patterns: [Yearly]) -> Match? {
        guard !patterns.isEmpty else { return nil }
        let words = normalized.split(separator: " ")
        for (index, word) in words.enumerated() where HeaderText.isYear(word) {
            let before = words[..<index].joined(separator: " ")
            let after = words[(index + 1)...].joined(separator: " ")
            if let pattern = patterns.first(where: { $0.before == before && $0.after == after }) {
                return .slot(pattern.slot, year: Int(word))
            }
        }
        return nil
    }
}
