// SPDX-License-Identifier: Apache-2.0

/// What can be said of a rule file from its tokens alone.
public enum SourceCheck {
    /// A part of Lua that a rule file may not use, or may not mean.
    public struct Finding: Sendable, Hashable {
        /// Why it was found.
        public enum Kind: Sendable, Hashable, CaseIterable {
            /// `& | ~ << >>`. Lua 5.4.4 compiles them wrongly in large files, and no rule needs them.
            case bitwiseOperator
            /// `goto` and `::label::`.
            case jump
            /// The name `_ENV`, with which a file would replace its vocabulary.
            case environment
            /// `local x <close>`.
            case closing
            /// `==` or `~=` with a text literal.
            case comparison
        }

        /// Why it was found.
        public var kind: Kind
        /// The token.
        public var text: String
        /// Its line, from 1.
        public var line: Int
        /// Its column, from 1, in Unicode scalars.
        public var column: Int
    }

    /// Every use of what a rule file may not use, in the order of the text.
    public static func forbiddenOperators(in source: String) -> [Finding] {
        var scanner = LuaScanner(source)
        var findings: [Finding] = []
        var watch = Watch()
        while let token = scanner.next() {
            if let kind = watch.forbidden(token) { findings.append(Finding(kind, token)) }
        }
        return findings
    }

    /// Every `==` or `~=` with a text literal on one side; `text` is the literal's value.
    ///
    /// A code of an ordered list never equals a text in Lua's eyes, so a host that knows the codes can point out which
    /// of these are always false and mean `:is`.
    public static func textComparisons(in source: String) -> [Finding] {
        textComparisons(in: Array(LuaScanner(source)))
    }

    /// Every `==` or `~=` with a text literal on one side among tokens.
    public static func textComparisons(in tokens: [LuaToken]) -> [Finding] {
        var findings: [Finding] = []
        for index in tokens.indices.dropLast() where tokens[index].kind == .symbol {
            let sign = tokens[index]
            guard sign.text == "==" || sign.text == "~=" else { continue }
            for side in [index - 1, index + 1] where side >= 0 {
                guard let text = tokens[side].string else { continue }
                findings.append(Finding(kind: .comparison, text: text, line: sign.line, column: sign.column))
            }
        }
        return findings
    }

    /// Whether a user's text may be given to the compiler.
    ///
    /// Besides the forbidden parts this bounds the work of compiling, which no instruction budget sees: Lua walks the
    /// list of pending jumps for every `and`, `or`, `elseif` and `break`, all enclosing functions for every name, and
    /// a chain of colliding constants for every number. Nesting is bounded here because Lua's own complaint about it
    /// names no line.
    package static func refusal(of source: String, name: String) -> SandboxError? {
        guard source.utf8.count <= Sandbox.sourceLimit else {
            return SandboxError(code: .tooLarge, position: .init(chunk: name, line: 1), message: "bytes")
        }
        var scanner = LuaScanner(source)
        var watch = Watch()
        while let token = scanner.next() {
            let position = SandboxError.Position(chunk: name, line: token.line)
            if watch.forbidden(token) != nil {
                return SandboxError(code: .forbidden, position: position, message: token.text)
            }
            if let measure = watch.excess(token) {
                return SandboxError(code: .tooLarge, position: position, message: measure)
            }
        }
        return nil
    }
}

extension SourceCheck.Finding {
    fileprivate init(_ kind: Kind, _ token: LuaToken) {
        self.init(kind: kind, text: token.text, line: token.line, column: token.column)
    }
}

/// What is remembered from token to token.
private struct Watch {
    /// The texts of the token before, and of the one before that; of text literals nothing.
    private var last = ""
    private var secondLast = ""
    /// Which open blocks are functions.
    private var blocks: [Bool] = []
    private var functions = 0
    private var jumps = 0
    private var numbers = 0
    private var lookUps = 0
    private var brackets = 0
    /// Operators since the last that ended an expression: Lua reads `a .. b .. c` and `- - a` one inside the other.
    private var chain = 0

    mutating func forbidden(_ token: LuaToken) -> SourceCheck.Finding.Kind? {
        defer { (secondLast, last) = (last, token.kind == .string ? "" : token.text) }
        switch token.kind {
        case .symbol:
            switch token.text {
            case "&", "|", "~", "<<", ">>": return .bitwiseOperator
            case "::": return .jump
            case ">": return secondLast == "<" && last == "close" ? .closing : nil
            default: return nil
            }
        case .keyword: return token.text == "goto" ? .jump : nil
        case .name: return token.text == "_ENV" ? .environment : nil
        case .string, .number, .invalid: return nil
        }
    }

    /// The measure that a token brings over its limit.
    mutating func excess(_ token: LuaToken) -> String? {
        switch token.kind {
        case .name: lookUps += 1 + functions
        case .number: numbers += 1
        case .symbol: nest(token.text)
        case .keyword:
            chain = token.text == "not" ? chain + 1 : 0
            switch token.text {
            case "function": open(isFunction: true)
            case "do", "if", "repeat": open(isFunction: false)
            case "end", "until": if blocks.popLast() == true { functions -= 1 }
            case "and", "or", "elseif", "break": jumps += 1
            default: break
            }
        case .string, .invalid: break
        }
        if brackets + blocks.count > 150 || chain > 150 { return "nesting" }
        if lookUps > 500_000 { return "names" }
        if numbers > 20_000 { return "numbers" }
        return jumps > 10_000 ? "branches" : nil
    }

    private mutating func nest(_ symbol: String) {
        switch symbol {
        case "(", "[", "{": brackets += 1
        case ")", "]", "}": brackets -= 1
        case ",", ";", "=": chain = 0
        case "..", "^", "-", "#": chain += 1
        default: break
        }
    }

    private mutating func open(isFunction: Bool) {
        blocks.append(isFunction)
        if isFunction { functions += 1 }
    }
}
