// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Messages
import Records

/// Finds in the text of a rule file what running it cannot show: Lua would take it without a word and mean something else.
struct SourceReview {
    let file: SourceFile
    /// The codes of ordered lists: comparing one with `==` inside a function is always false.
    let orderedCodes: Set<String>
    /// Names that stand for records and other roots of facts.
    let roots: Set<String>

    private static let combinators: Set<String> = ["all", "any", "none", "at_least_of", "check", "awarded", "eligible"]

    func report(_ findings: inout Findings) {
        let tokens = Array(LuaScanner(file.text))
        reportTextComparisons(tokens, &findings)
        reportRepeatedKeys(tokens, &findings)
        reportLogic(tokens, &findings)
        reportHiddenWords(tokens, &findings)
        reportState(tokens, &findings)
    }

    private func position(_ line: Int) -> SourcePosition { SourcePosition(file: file.name, line: line) }

    private func reportTextComparisons(_ tokens: [LuaToken], _ findings: inout Findings) {
        for found in SourceCheck.textComparisons(in: tokens) where orderedCodes.contains(found.text) {
            findings.add(at: position(found.line), Message("rules.code_as_text", ["name": found.text]))
        }
    }

    /// A key given twice in one table: Lua keeps the later one and drops the other.
    private func reportRepeatedKeys(_ tokens: [LuaToken], _ findings: inout Findings) {
        var tables: [Set<String>?] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .symbol:
                switch token.text {
                case "{": tables.append([])
                case "(": tables.append(nil)
                case "}", ")": _ = tables.popLast()
                default: break
                }
            case .keyword:
                switch token.text {
                // `if … then … elseif … then … end` closes once; only the opening `if` counts.
                case "function", "do", "repeat", "if": tables.append(nil)
                case "end", "until": _ = tables.popLast()
                default: break
                }
            case .name:
                guard index + 1 < tokens.count, tokens[index + 1].text == "=",
                    let previous = index > 0 ? tokens[index - 1].text : nil, [",", ";", "{"].contains(previous),
                    let table = tables.indices.last, tables[table]?.insert(token.text).inserted == false
                else { continue }
                findings.add(at: position(token.line), Message("rules.repeated_key", ["key": token.text]))
            case .string, .number, .invalid: break
            }
        }
    }

    /// `and`, `or`, `not` and `==` on facts: Lua decides them while the file is read, and no rule sees them.
    private func reportLogic(_ tokens: [LuaToken], _ findings: inout Findings) {
        var functions = 0
        var blocks: [Bool] = []
        for (index, token) in tokens.enumerated() {
            if token.kind == .keyword {
                switch token.text {
                case "function":
                    functions += 1
                    blocks.append(true)
                case "if", "do": blocks.append(false)
                case "repeat": blocks.append(false)
                case "end", "until": if blocks.popLast() == true { functions -= 1 }
                default: break
                }
            }
            let isLogic = token.kind == .keyword && ["and", "or", "not"].contains(token.text)
            let isEquality = token.kind == .symbol && ["==", "~="].contains(token.text)
            // Helpers written as functions may use Lua's logic on plain values; facts are looked for there too.
            guard isLogic || isEquality else { continue }
            let before = token.text == "not" ? nil : head(endingAt: index - 1, tokens)
            let after = index + 1 < tokens.count ? tokens[index + 1] : nil
            let names = [before?.text, after?.kind == .name ? after?.text : nil].compactMap { $0 }
            if let name = names.first(where: { roots.contains($0) || Self.combinators.contains($0) }) {
                findings.add(at: position(token.line), Message("rules.lua_logic", ["sign": token.text, "name": name]))
            }
        }
    }

    /// The name that the expression ending at a token starts with: `person` for `person.unit:is("A")`.
    private func head(endingAt end: Int, _ tokens: [LuaToken]) -> LuaToken? {
        var index = end
        while index >= 0 {
            let token = tokens[index]
            switch token.text {
            case ")" where token.kind == .symbol, "}" where token.kind == .symbol, "]" where token.kind == .symbol:
                var depth = 1
                while depth > 0, index > 0 {
                    index -= 1
                    if [")", "}", "]"].contains(tokens[index].text), tokens[index].kind == .symbol { depth += 1 }
                    if ["(", "{", "["].contains(tokens[index].text), tokens[index].kind == .symbol { depth -= 1 }
                }
                index -= 1
            default:
                if token.kind == .string {
                    index -= 1
                    continue
                }
                guard token.kind == .name else { return nil }
                guard index > 0, [".", ":"].contains(tokens[index - 1].text) else { return token }
                index -= 2
            }
        }
        return nil
    }

    /// A local that takes the name of a word of the vocabulary.
    private func reportHiddenWords(_ tokens: [LuaToken], _ findings: inout Findings) {
        for (index, token) in tokens.enumerated() where token.kind == .keyword && token.text == "local" {
            var next = index + 1
            if next < tokens.count, tokens[next].text == "function" { next += 1 }
            while next < tokens.count, tokens[next].kind == .name {
                let name = tokens[next].text
                if roots.contains(name) || Vocabulary.words.contains(name) {
                    findings.add(
                        .warning, at: position(tokens[next].line), Message("rules.hidden_word", ["name": name]))
                }
                guard next + 1 < tokens.count, tokens[next + 1].text == "," else { break }
                next += 2
            }
        }
    }

    /// A `check` or `compute` function that writes to a local from outside would answer by the order of candidates.
    private func reportState(_ tokens: [LuaToken], _ findings: inout Findings) {
        var outside: Set<String> = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .keyword, token.text == "local" { outside.formUnion(names(after: index, tokens)) }
            let isScripted = token.kind == .name && ["check", "compute"].contains(token.text)
            guard isScripted, let start = tokens[index...].firstIndex(where: { $0.text == "function" }),
                start - index <= 4
            else {
                index += 1
                continue
            }
            index = reportState(inFunctionAt: start, outside, tokens, &findings)
        }
    }

    /// Reports writes in one function; gives the index behind its end.
    private func reportState(
        inFunctionAt start: Int, _ outside: Set<String>, _ tokens: [LuaToken], _ findings: inout Findings
    ) -> Int {
        var own: Set<String> = []
        var depth = 0
        var tables = 0
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            switch (token.kind, token.text) {
            case (.keyword, "function"), (.keyword, "if"), (.keyword, "do"), (.keyword, "repeat"):
                depth += 1
                if token.text == "function" { own.formUnion(names(after: index + 1, tokens)) }
            case (.keyword, "local"), (.keyword, "for"): own.formUnion(names(after: index, tokens))
            case (.keyword, "end"), (.keyword, "until"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case (.symbol, "{"): tables += 1
            case (.symbol, "}"): tables -= 1
            case (.symbol, "="):
                guard tables == 0, let head = head(endingAt: index - 1, tokens)?.text, outside.contains(head),
                    !own.contains(head)
                else { break }
                findings.add(at: position(token.line), Message("rules.function_state", ["name": head]))
            default: break
            }
            index += 1
        }
        return index
    }

    /// The names in a list behind `local`, `for` or an opening parenthesis.
    private func names(after index: Int, _ tokens: [LuaToken]) -> [String] {
        var found: [String] = []
        var next = index + 1
        while next < tokens.count, tokens[next].kind == .name {
            found.append(tokens[next].text)
            guard next + 1 < tokens.count, tokens[next + 1].text == "," else { break }
            next += 2
        }
        return found
    }
}
