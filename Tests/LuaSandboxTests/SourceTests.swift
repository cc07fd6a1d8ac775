// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite struct LuaScannerTests {
    private func texts(_ source: String) -> [String] { LuaScanner(source).map(\.text) }

    @Test("every sign is one token, the longest that fits")
    func symbols() {
        let signs = "+ - * / % ^ # & ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ..."
        #expect(texts(signs) == signs.split(separator: " ").map(String.init))
        #expect(
            texts("a~=b a~b a<<b a<=b a...b") == [
                "a", "~=", "b", "a", "~", "b", "a", "<<", "b", "a", "<=", "b", "a", "...", "b",
            ])
        #expect(texts("a[b[1]]") == ["a", "[", "b", "[", "1", "]", "]"])
    }

    @Test("names and reserved words are told apart")
    func names() {
        #expect(LuaScanner("end_ end goto x1 _").map(\.kind) == [.name, .keyword, .keyword, .name, .name])
    }

    @Test("numbers", arguments: ["0", "3.", ".5", "1e10", "1E-5", "0x1Fp-3", "0xA.8", "3e", "1..2", "08x"])
    func numbers(text: String) {
        #expect(LuaScanner(text).map(\.kind) == [.number])
    }

    @Test("a minus after an exponent belongs to the number, elsewhere it does not")
    func exponents() { #expect(texts("1e-5-2 0x1e-5") == ["1e-5", "-", "2", "0x1e", "-", "5"]) }

    @Test("comments and blanks are left out, and lines and columns are right")
    func positions() {
        let source = "-- một\n  x --[[ a\n b]] y\r\n--[==[ ]] \n]==]z 'ữ' w\r\rq"
        let found = LuaScanner(source).map { "\($0.text) \($0.line):\($0.column)" }
        #expect(found == ["x 2:3", "y 3:6", "z 5:5", "'ữ' 5:7", "w 5:11", "q 7:1"])
    }

    @Test("a byte order mark is no token")
    func mark() { #expect(LuaScanner("\u{FEFF}x").map { $0.column } == [1]) }

    @Test(
        "a text literal has the value that Lua gives it",
        arguments: [
            #""a\n\t\\\"\'\a\b\f\r\v""#, #"'\65\066\x41\u{1EEF}\u{7FFFFFFF}\255\0'"#, "[[\nhai\r\ndòng]]",
            "[==[a]]b]=]]==]",
            "'a\\z  \n  b\\\nc'", #"'\u{0}\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}\u{10000}\u{3ffffff}\u{4000000}'"#, "[[]]",
        ])
    func literals(literal: String) throws {
        let token = try #require(Array(LuaScanner(literal)).first)
        #expect(token.kind == .string)
        #expect(token.text == literal)
        let bytes = try #require(token.bytes).map { LuaValue.integer(Int64($0)) }
        #expect(try evaluate("keep { (\(literal)):byte(1, -1) }") == .table(LuaTable(array: bytes)))
    }

    @Test(
        "what Lua refuses is one invalid token",
        arguments: ["'a", "'a\nb'", #"'\q'"#, #"'\300'"#, "[[a", "$", "ữ", #"'\xg'"#])
    func invalid(source: String) {
        #expect(LuaScanner(source).contains { $0.kind == .invalid })
        #expect(failure("local x = \(source)")?.code == .syntax)
    }
}

@Suite struct ScannerAgreementTests {
    /// What Lua makes of an expression: its results as text, or `nil` when it is no expression.
    private func value(of expression: String) -> LuaValue? {
        do {
            var sandbox = try Sandbox()
            try sandbox.loadPrelude(
                """
                local a, x, e = "A", "X", "E"
                local function read(...) return \(expression)
                end
                return { read = function()
                  local results = table.pack(pcall(read, 1, 2))
                  for i = 1, results.n do results[i] = tostring(results[i]):byte(1, -1) end
                  return results
                end }
                """, name: "p")
            return try sandbox.callPrelude("read", [])
        } catch { return nil }
    }

    @Test("Lua reads the scanner's tokens, set apart, as it reads the text itself")
    func agreement() {
        let pieces = [
            "'", "'", "\"", "\"", "[[", "]]", "[=[", "]=]", "--", "\n", "\\", "a", "1", "..", "=", "==", "~", " ", " ",
            "x",
            "\\x41", "\\z", "e+", "0x", ".5", "...", "<", "<<", "/", "//", ":", "(", ")", ",", "-", "ữ", "\\u{1EEF}",
            "\\65",
        ]
        var dice = Dice(state: 3)
        var compiled = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...7, using: &dice)
            let text = (0..<count).map { _ in pieces[Int(dice.next() % UInt64(pieces.count))] }.joined()
            let tokens = Array(LuaScanner(text))
            let direct = value(of: text)
            guard direct != nil || !tokens.contains(where: { $0.kind == .invalid }) else { continue }
            let spaced = tokens.map(\.text).joined(separator: " ")
            #expect(value(of: spaced) == direct, "\(text.debugDescription)")
            if direct != nil {
                compiled += 1
                #expect(!tokens.contains { $0.kind == .invalid }, "\(text.debugDescription)")
            }
        }
        #expect(compiled > 1000)
    }
}

@Suite struct SourceCheckTests {
    @Test("bitwise operators, jumps, _ENV and closers are found where they stand")
    func forbidden() {
        let source = """
            local a = 1 & 2 -- & no
            local b = "1 | 2" .. (a ~= 2 and ~a or a ~ 3)
            goto done
            local c = a << 1 >> 2 | 3
            ::done::
            local _ENV, d <close> = {}
            """
        let found = SourceCheck.forbiddenOperators(in: source).map { "\($0.text) \($0.line):\($0.column) \($0.kind)" }
        #expect(
            found == [
                "& 1:13 bitwiseOperator", "~ 2:34 bitwiseOperator", "~ 2:42 bitwiseOperator", "goto 3:1 jump",
                "<< 4:13 bitwiseOperator", ">> 4:18 bitwiseOperator", "| 4:23 bitwiseOperator", ":: 5:1 jump",
                ":: 5:7 jump", "_ENV 6:7 environment", "> 6:21 closing",
            ])
    }

    @Test("a plain rule file has no findings")
    func plain() {
        #expect(SourceCheck.forbiddenOperators(in: "local x <const> = a ~= b and '::' or #t // 2").isEmpty)
    }

    @Test("a run is refused at the first finding")
    func refused() {
        let error = failure("\nlocal x = 1 | 2")
        #expect(error?.code == .forbidden)
        #expect(error?.position?.line == 2)
        #expect(error?.message == "|")
    }

    @Test("comparisons with text literals are found on both sides")
    func comparisons() {
        let source = "return c.rating == 'HTNV' or \"x\" ~= c.unit or c.y == z or 'a' == 'b'"
        #expect(SourceCheck.textComparisons(in: source).map(\.text) == ["HTNV", "x", "a", "b"])
    }
}
