// SPDX-License-Identifier: Apache-2.0

import LuaSandbox

/// How a table is written in a Lua text: where each of its items begins and ends.
struct TableLayout {
    /// One item, by the numbers of its tokens.
    struct Item {
        /// What stands before the `=`.
        enum Key: Hashable {
            case none
            case name(String)
            /// `["…"]` or an expression in brackets.
            case computed
        }

        let key: Key
        /// All tokens but the separator.
        let tokens: Range<Int>
        /// The comma or semicolon behind it.
        let separator: Int?
        /// Its value, if that is a table written in place.
        let table: TableLayout?
        /// Its value, if that is a text written in place.
        let text: String?

        /// The last token, the separator included.
        var end: Int { separator ?? tokens.upperBound - 1 }
    }

    /// The opening brace.
    let open: Int
    /// The closing brace.
    let close: Int
    /// The items in written order.
    let items: [Item]

    /// The items without a key.
    var listed: [Item] { items.filter { $0.key == .none } }

    /// The text that a key has in place.
    func text(_ key: String) -> String? { items.first { $0.key == .name(key) }?.text }

    /// Reads the table that a brace opens; nil when it has no end.
    init?(_ tokens: [LuaToken], at open: Int) {
        guard tokens.indices.contains(open), tokens[open].isSymbol("{") else { return nil }
        var items: [Item] = []
        var start = open + 1
        var index = start
        var nesting = LuaNesting()
        while index < tokens.count {
            let token = tokens[index]
            if nesting.depth == 0 {
                if token.isSymbol("}") {
                    if start < index { items.append(Item(tokens, start..<index, separator: nil)) }
                    self.open = open
                    close = index
                    self.items = items
                    return
                }
                if token.isSymbol(",") || token.isSymbol(";") {
                    guard start < index else { return nil }
                    items.append(Item(tokens, start..<index, separator: index))
                    start = index + 1
                }
            }
            nesting.enter(token)
            guard nesting.depth >= 0 else { return nil }
            index += 1
        }
        return nil
    }
}

extension TableLayout.Item {
    init(_ all: [LuaToken], _ range: Range<Int>, separator: Int?) {
        var value = range.lowerBound
        if all[value].kind == .name, range.contains(value + 1), all[value + 1].isSymbol("=") {
            key = .name(all[value].text)
            value += 2
        } else if all[value].isSymbol("[") {
            key = .computed
        } else {
            key = .none
        }
        tokens = range
        self.separator = separator
        let inner = range.contains(value) ? TableLayout(all, at: value) : nil
        table = inner.flatMap { $0.close == range.upperBound - 1 ? $0 : nil }
        text = value == range.upperBound - 1 ? all[value].string : nil
    }
}

/// How deep a token stands in brackets and blocks.
struct LuaNesting {
    private(set) var depth = 0

    /// Steps over a token.
    mutating func enter(_ token: LuaToken) {
        switch (token.kind, token.text) {
        case (.symbol, "{"), (.symbol, "("), (.symbol, "["): depth += 1
        case (.symbol, "}"), (.symbol, ")"), (.symbol, "]"): depth -= 1
        // The `do` of a loop opens its block; `then` and `else` stand inside that of their `if`.
        case (.keyword, "function"), (.keyword, "if"), (.keyword, "do"), (.keyword, "repeat"): depth += 1
        case (.keyword, "end"), (.keyword, "until"): depth -= 1
        default: break
        }
    }
}

extension LuaToken {
    func isSymbol(_ sign: String) -> Bool { kind == .symbol && text == sign }

    /// The bytes of the text that it takes.
    var place: Range<Int> { offset..<(offset + text.utf8.count) }
}
