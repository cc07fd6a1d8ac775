// SPDX-License-Identifier: Apache-2.0

import LuaSandbox

/// The top-level statements of a rule file, by the lines they start on.
///
/// A declaration starts at the left margin; what is indented, or only closes something, goes with it. That is how people
/// lay out rule files, and all that depends on it is how many mistakes are found at once.
struct Statements {
    private var lines: [Substring]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The text with the statement that failed made blank, so that the lines keep their numbers.
    func removing(after error: SandboxError, _ names: inout Set<String>) -> String {
        var result = self
        let line = min(max(error.position?.line ?? 1, 1), max(lines.count, 1)) - 1
        // "'}' expected (to close '{' at line 10) near …" blames line 10, wherever Lua noticed it.
        let opened = error.code == .syntax ? Self.openingLine(in: error.message).map { $0 - 1 } : nil
        let start = result.start(of: opened ?? line)
        let end = result.end(after: start)
        // A statement that is blank already cannot have failed: then nothing but the rest of the file is left to drop.
        let isBlank = result.lines[start..<end].allSatisfy(\.isEmpty)
        for index in isBlank ? start..<result.lines.count : start..<end {
            for name in Self.declaredNames(result.lines[index]) { names.insert(name) }
            result.lines[index] = ""
        }
        return result.lines.joined(separator: "\n")
    }

    private func start(of line: Int) -> Int {
        var index = min(line, lines.count - 1)
        while index > 0, !isStart(index) { index -= 1 }
        return index
    }

    private func end(after start: Int) -> Int {
        var index = start + 1
        while index < lines.count, !isStart(index) { index += 1 }
        return index
    }

    private func isStart(_ index: Int) -> Bool {
        guard let first = lines[index].utf8.first else { return false }
        let isLetter = (97...122).contains(first) || (65...90).contains(first) || first == 95
        return isLetter && !lines[index].hasPrefix("end")
    }

    /// The line of the bracket that Lua found unclosed.
    static func openingLine(in message: String) -> Int? {
        guard let range = message.firstRange(of: "at line ") else { return nil }
        return Int(message[range.upperBound...].prefix { $0.isNumber })
    }

    /// Names that a line declares: with `local`, or by a word and an id.
    private static func declaredNames(_ line: Substring) -> [String] {
        let declaring = /\b(?:parameter|codes|record|define|award|quota|limit|source|field)\s*\(?\s*"([^"]*)"/
        let ids = line.matches(of: declaring).map { String($0.1) }
        guard line.hasPrefix("local ") else { return ids }
        let names = line.dropFirst(6).prefix { $0 != "=" }
        return ids
            + names.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init).filter { $0 != "function" }
    }
}
