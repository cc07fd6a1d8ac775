// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite("Attacks: texts that are hard to read", .timeLimit(.minutes(1))) struct SourceAttackTests {
    private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    @Test("brackets, operators and blocks nested without end") func nesting() throws {
        for (open, close) in [
            ("(", ")"), ("{", "}"), ("f(", ")"), ("a[", "]"), ("- ", ""), ("# ", ""), ("not ", ""), ("1 .. ", ""),
            ("2 ^ ", ""),
            ("function() return ", " end"),
        ] {
            let error = try expectEnd(.tooLarge, of: "\nlocal x = \(times(5000, open))1\(times(5000, close))")
            #expect(error?.message == "nesting")
            #expect(error?.position?.line == 2)
            try expectEnd(.syntax, of: "local x = \(times(100, open))1\(times(100, close)) 7")
        }
        for (open, close) in [
            ("do ", " end"), ("if x then ", " end"), ("while x do ", " end"), ("repeat ", " until x"),
        ] {
            let error = try expectEnd(.tooLarge, of: "local x \(times(5000, open))\(times(5000, close))")
            #expect(error?.message == "nesting")
            try expectKept(
                1,
                by: "local x \(times(100, open))x = 1 x = nil \(times(100, close)) keep(1)".replacing(
                    "until x", with: "until 1"))
        }
    }

    @Test("more locals, upvalues, parameters or registers than a function has") func tooMany() throws {
        let locals = (1...300).map { "local a\($0) = \($0)" }.joined(separator: " ")
        #expect(try expectEnd(.syntax, of: locals)?.message.contains("too many local variables") == true)
        let parameters = (1...300).map { "a\($0)" }.joined(separator: ",")
        try expectEnd(.syntax, of: "local function f(\(parameters)) end")
        let outer = (0..<3).map { part in
            "local function f\(part)() " + (1...150).map { "local a\(part)_\($0) = 1" }.joined(separator: " ")
        }.joined(separator: " ")
        let uses = (0..<3).flatMap { part in (1...150).map { "a\(part)_\($0)" } }.joined(separator: " + ")
        let error = try expectEnd(.syntax, of: "\(outer) local function g() return \(uses) end end end end")
        #expect(error?.message.contains("too many upvalues") == true)
        try expectEnd(.syntax, of: "local a local x = f(\(times(300, "a,"))a)")
    }

    @Test("a table constructor of very many elements") func wideConstructor() throws {
        try expectEnd(.tooLarge, of: "local t = { \(times(100_000, "1,")) }")
        try expectKept(100_000, by: "local t = { \(times(100_000, "'a',")) } keep(#t)")
        try expectEnd(.memory, of: "local t = { \(times(9000, "{{{{{}}}}},")) }", budget: Budget(memory: 1 << 20))
    }

    @Test("a text or name of a megabyte") func longToken() throws {
        try expectEnd(.memory, of: "local s = '\(times(1_000_000, "x"))'")
        try expectEnd(.memory, of: "local \(times(1_000_000, "x")) = 1")
        try expectKept(200_000, by: "local s = '\(times(200_000, "x"))' keep(#s)")
        let error = try expectEnd(.runtime, of: "local x = \(times(200_000, "y"))")
        #expect(error?.message.utf8.count ?? 0 < 2100)
        let syntax = try expectEnd(.syntax, of: "local 1\(times(200_000, "1"))")
        #expect(syntax?.message.utf8.count ?? 0 < 2100)
    }

    @Test("a file of more than a mebibyte") func longFile() throws {
        let error = try expectEnd(.tooLarge, of: times(1 << 20, "\n") + " ")
        #expect(error?.message == "bytes")
        try expectKept(1, by: times((1 << 20) - 10, "\n") + "keep(1)")
    }

    @Test("very many lines, and very long ones") func lines() throws {
        let error = try expectEnd(.runtime, of: times(500_000, "\n") + "error('x')")
        #expect(error?.position?.line == 500_001)
        try expectKept(1, by: "local x = 1 \(times(300_000, " ")) keep(x) \(times(15_000, "x = 1 "))")
    }

    @Test("branches whose jumps Lua walks one by one") func branches() throws {
        for source in [
            "local a if a then \(times(40_000, "elseif a then ")) end", "local a a = \(times(100_000, "a or "))a",
            "local a a = \(times(100_000, "a and "))a",
            "local a while a do \(times(30_000, "if a then a = 1 break end ")) end",
        ] { #expect(try expectEnd(.tooLarge, of: source)?.message == "branches") }
        try expectKept(1, by: "local a a = \(times(9_900, "a or "))a keep(1)")
    }

    @Test("names that are looked up through every enclosing function") func lookUps() throws {
        let open = (1...60).map { level in
            "local function f\(level)() " + (1...190).map { "local l\(level)_\($0) " }.joined()
        }.joined()
        let source = open + times(100_000, "a=a ") + times(60, " end ")
        #expect(try expectEnd(.tooLarge, of: source)?.message == "names")
    }

    @Test("numbers chosen to collide in the compiler's own table") func collidingNumbers() throws {
        let numbers = { (count: Int) in (1...count).map { "\($0 * 65_535)" }.joined(separator: ",") }
        #expect(try expectEnd(.tooLarge, of: "local t = { \(numbers(60_000)) }")?.message == "numbers")
        try expectKept(19_000, by: "local t = { \(numbers(19_000)) } keep(#t)")
    }

    @Test("names of files with NUL, line ends or nothing") func fileNames() throws {
        var sandbox = try makeSandbox()
        for name in ["", "a\u{0}b", "a\nb", "a\u{7F}", "\u{1B}[31m"] {
            #expect(throws: SandboxError(code: .badName)) {
                try sandbox.run("local x = 1", name: name, environment: "env")
            }
        }
        #expect(throws: SandboxError.self) { try sandbox.run("", name: "a", environment: "en\u{0}v") }
        #expect(throws: SandboxError.self) { try sandbox.run("", name: "a", environment: "kept") }
    }

    @Test("names that are longer than Lua shows, or look like a place") func strangeNames() throws {
        var sandbox = try makeSandbox()
        let long = "rules/" + times(100, "thư mục/") + "quotas.lua"
        for name in [long, "a:1: b", "~1~", "[C]", "=x", "@x", "prelude"] {
            #expect {
                try sandbox.run("\nlocal x = nil + 1", name: name, environment: "env")
            } throws: {
                let error = $0 as? SandboxError
                return error?.position == .init(chunk: name, line: 2)
                    && error?.message == "attempt to perform arithmetic on a nil value"
            }
            #expect {
                try sandbox.run("\nlocal = 1", name: name, environment: "env")
            } throws: {
                ($0 as? SandboxError)?.position == .init(chunk: name, line: 2)
            }
        }
    }

    @Test(
        "every unfinished text is a syntax error",
        arguments: [
            "local", "x", "'", "[[", "--[[", "if", "{", "f(", "return return", "local x = 'a\nb'", "x = = 1", "end",
            "\u{FEFF}\u{FEFF}x",
            "\u{0}", "local x = 1 \u{0} y", "#!/bin/lua", "for", "0x", "1..2", "'\\400'", "'\\u{110000000}'",
            "\u{200B}x = 1",
        ])
    func unfinished(source: String) throws { try expectEnd(.syntax, of: source) }
}
