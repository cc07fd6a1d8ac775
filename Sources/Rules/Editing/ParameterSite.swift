// SPDX-License-Identifier: Apache-2.0

import LuaSandbox

/// A place in a rule file where a parameter is declared or amended under its own name with its values written out.
struct ParameterSite {
    /// Whether it amends what a parent declares.
    let isAmendment: Bool
    /// The line of the word.
    let line: Int
    /// The body.
    let body: TableLayout

    /// Where a parameter is declared at the top level of a file, in the order of the text.
    ///
    /// What stands in a loop or a function is left out: it may be run any number of times.
    static func all(of id: String, in tokens: [LuaToken]) -> [ParameterSite] {
        var found: [ParameterSite] = []
        var nesting = LuaNesting()
        for (index, token) in tokens.enumerated() {
            if nesting.depth == 0, token.kind == .name, token.text == "parameter",
                let site = ParameterSite(id, at: index, tokens)
            {
                found.append(site)
            }
            nesting.enter(token)
        }
        return found
    }

    private init?(_ id: String, at word: Int, _ tokens: [LuaToken]) {
        let before = word > 0 ? tokens[word - 1] : nil
        isAmendment = before?.isSymbol(".") ?? false
        if isAmendment {
            guard word >= 2, tokens[word - 2].text == "amend" else { return nil }
        } else if before?.isSymbol(":") ?? false {
            return nil
        }
        line = tokens[word].line
        guard let name = Self.argument(after: word, tokens), tokens[name.value].string == id,
            let value = Self.argument(after: name.end, tokens), let body = TableLayout(tokens, at: value.value)
        else { return nil }
        // `parameter("x")({ … })`: the brace must close right before the bracket.
        guard value.value == value.end || body.close + 1 == Self.closing(of: value.value - 1, tokens) else {
            return nil
        }
        self.body = body
    }

    /// The argument of a call written right behind a token, with or without brackets, and the last token of it.
    private static func argument(after index: Int, _ tokens: [LuaToken]) -> (value: Int, end: Int)? {
        guard index + 1 < tokens.count else { return nil }
        guard tokens[index + 1].isSymbol("(") else { return (index + 1, index + 1) }
        guard let end = closing(of: index + 1, tokens), end > index + 2 else { return nil }
        return (index + 2, end)
    }

    private static func closing(of open: Int, _ tokens: [LuaToken]) -> Int? {
        var depth = 0
        for index in tokens[open...].indices {
            if tokens[index].isSymbol("(") { depth += 1 }
            if tokens[index].isSymbol(")") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
