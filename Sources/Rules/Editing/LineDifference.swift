// SPDX-License-Identifier: Apache-2.0

/// The lines in which two texts differ.
public enum LineDifference {
    /// A line that only one of the texts has.
    public struct Line: Sendable, Hashable {
        /// Whether the later text has it; else the earlier.
        public let isNew: Bool
        /// Its number in its text, from 1.
        public let number: Int
        /// The line without its end.
        public let text: String
    }

    /// The lines that were taken away or added, in the order of the text: what was taken away stands before what took its place.
    public static func between(_ old: String, _ new: String) -> [Line] {
        let (before, after) = (lines(old), lines(new))
        let change = after.difference(from: before)
        let removed = change.removals.compactMap { step -> (place: Int, line: Line)? in
            guard case .remove(let offset, let text, _) = step else { return nil }
            return (offset, Line(isNew: false, number: offset + 1, text: text))
        }
        let added = change.insertions.compactMap { step -> (place: Int, line: Line)? in
            guard case .insert(let offset, let text, _) = step else { return nil }
            return (offset, Line(isNew: true, number: offset + 1, text: text))
        }
        return merged(removed, added)
    }

    /// Removed lines count in the old text, added ones in the new: both move together past the lines that stayed.
    private static func merged(_ removed: [(place: Int, line: Line)], _ added: [(place: Int, line: Line)]) -> [Line] {
        var result: [Line] = []
        var (old, new, gone, come) = (0, 0, 0, 0)
        while gone < removed.count || come < added.count {
            if gone < removed.count, removed[gone].place == old {
                result.append(removed[gone].line)
                gone += 1
                old += 1
            } else if come < added.count, added[come].place == new {
                result.append(added[come].line)
                come += 1
                new += 1
            } else {
                old += 1
                new += 1
            }
        }
        return result
    }

    private static func lines(_ text: String) -> [String] {
        // A line end of two characters is one Character, and so is each of the others.
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
