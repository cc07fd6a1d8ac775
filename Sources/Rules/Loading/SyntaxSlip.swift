// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Messages

/// A slip of the hand that Lua notices later than it was made: where it is, and how to say it.
struct SyntaxSlip {
    let line: Int
    let message: Message

    /// - parameter complaint: what Lua says.
    /// - parameter line: the line, from 1, on which Lua stopped.
    init?(_ complaint: String, at line: Int, of lines: [Substring]) {
        let code = lines.map { Self.code($0) }
        func text(_ line: Int) -> Substring { code.indices.contains(line - 1) ? code[line - 1].text : "" }
        let token = Self.token(in: complaint)
        if let foreign = Self.foreignSign(lines) {
            self.init(
                foreign.line,
                Message(
                    Self.isQuote(foreign.text) ? "rules.lua.curly_quote" : "rules.lua.foreign_sign",
                    ["sign": foreign.text]))
        } else if code.indices.contains(line - 1), code[line - 1].isOpen {
            self.init(line, Message("rules.lua.unfinished_text"))
        } else if complaint.hasPrefix("function arguments expected") {
            self.init(line, Message("rules.lua.arguments_expected", ["found": token]))
        } else if !complaint.hasPrefix("'}' expected") {
            return nil
        } else if token == "<eof>" || Self.isNewStatement(lines, line),
            let opened = Statements.openingLine(in: complaint)
        {
            self.init(opened, Message("rules.lua.unclosed"))
        } else if token == "':'" {
            self.init(line, Message("rules.lua.colon_misplaced"))
        } else if text(line).hasPrefix(token.filter { $0 != "'" }),
            let above = (1..<line).last(where: { !text($0).isEmpty }),
            let last = text(above).last, !",;{(=".contains(last)
        {
            let word = text(above).split { !($0.isLetter || $0 == "_") }.last.map(String.init) ?? ""
            let isWord = last.isLetter && Vocabulary.words.contains(word)
            self.init(above, Message(isWord ? "rules.lua.no_body" : "rules.lua.comma_missing", ["word": word]))
        } else {
            self.init(line, Message("rules.lua.comma_before", ["found": token]))
        }
    }

    private init(_ line: Int, _ message: Message) {
        self.line = line
        self.message = message
    }

    /// The first sign outside texts and comments that no program knows, as word processors write them: “, –, a hard space.
    private static func foreignSign(_ lines: [Substring]) -> LuaToken? {
        LuaScanner(lines.joined(separator: "\n")).first { token in
            token.kind == .invalid && token.text.unicodeScalars.first.map { !$0.isASCII } ?? false
        }
    }

    private static func isQuote(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x2018...0x201F).contains($0.value) || [0xAB, 0xBB].contains($0.value) }
    }

    /// Whether a line begins at the left margin, where a declaration starts.
    private static func isNewStatement(_ lines: [Substring], _ line: Int) -> Bool {
        lines.indices.contains(line - 1) && (lines[line - 1].first?.isLetter ?? false)
    }

    /// What Lua stumbled over, as it says it: `'person'`, `<eof>`.
    static func token(in complaint: String) -> String {
        guard let range = complaint.firstRange(of: " near ") else { return "" }
        return String(complaint[range.upperBound...])
    }

    /// A line without its comment and the spaces around it, and whether a text is still open at its end.
    private static func code(_ line: Substring) -> (text: Substring, isOpen: Bool) {
        var end = line.endIndex
        var quote: Character?
        var index = line.startIndex
        while index < line.endIndex {
            let sign = line[index]
            let next = line.index(after: index)
            if let open = quote {
                if sign == "\\", next < line.endIndex {
                    index = line.index(after: next)
                    continue
                }
                if sign == open { quote = nil }
            } else if sign == "\"" || sign == "'" {
                quote = sign
            } else if sign == "-", next < line.endIndex, line[next] == "-" {
                end = index
                break
            }
            index = next
        }
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
        var text = line[..<end].drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return (text, quote != nil)
    }
}
