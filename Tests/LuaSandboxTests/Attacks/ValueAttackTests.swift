// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// The error of handing a value to the host.
private func refusal(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> SandboxError? {
    let error = try expectEnd(.badValue, of: source, sourceLocation: sourceLocation)
    return error
}

@Suite("Attacks: values", .timeLimit(.minutes(1))) struct ValueAttackTests {
    @Test("a table that contains itself") func cycle() throws {
        let error = try refusal("local t = { a = { b = {} } } t.a.b.c = t keep(t)")
        #expect(error?.notice == .cycle)
        #expect(error?.path == "a.b.c")
        #expect(try refusal("local t = {} t[1] = t keep(t)")?.path == "[1]")
    }

    @Test("tables nested without end") func depth() throws {
        let error = try refusal("local t = {} for i = 1, 1000 do t = { t } end keep(t)")
        #expect(error?.notice == .depth)
        #expect(error?.path == String(repeating: "[1]", count: 64))
        try expectEnd(.badValue, of: "local t = {} for i = 1, 64 do t = { t } end keep(t)")
        let value = try evaluate("local t = 1 for i = 1, 64 do t = { t } end keep(t)")
        #expect(value != .null)
    }

    @Test("a value of very many parts") func size() throws {
        #expect(try refusal("local t = {} for i = 1, 300000 do t[i] = 1 end keep(t)")?.notice == .size)
        #expect(try refusal("local t = { 1, 2 } for i = 1, 40 do t = { t, t } end keep(t)")?.notice == .size)
        #expect(
            try refusal("local s, t = ('x'):rep(200000), {} for i = 1, 99 do t[i] = s end keep(t)")?.notice == .size)
    }

    @Test("text that is not UTF-8 is an error with its path") func invalidText() throws {
        for bytes in ["\\xff", "\\xc3", "\\xed\\xa0\\x80", "\\xf8\\x88\\x80\\x80\\x80", "\\xc0\\x80", "a\\x80b"] {
            let error = try refusal("keep { list = { 'ok', { name = '\(bytes)' } } }")
            #expect(error?.notice == .notUnicode)
            #expect(error?.path == "list[2].name")
        }
        #expect(try refusal("keep { ['\\xff'] = 1 }")?.notice == .notUnicode)
        #expect(try refusal("keep '\\xff'")?.path == "")
    }

    @Test("text with NUL, controls and every plane of Unicode is text") func strangeText() throws {
        try expectKept("\u{0}\u{1}\u{7F}\u{FFFF}\u{10FFFF}", by: "keep('\\0\\1\\x7f\\u{FFFF}\\u{10FFFF}')")
    }

    @Test("keys that are tables or functions") func keys() throws {
        #expect(try refusal("keep { a = { [{}] = 1 } }")?.notice == .badKey)
        #expect(try refusal("keep { a = { [{}] = 1 } }")?.path == "a")
        #expect(try refusal("keep { [keep] = 1 }")?.notice == .badKey)
        try expectNotice(.unorderedKey, of: "for k in pairs { [{}] = 1 } do end")
    }

    @Test("a library function cannot leave") func nativeFunction() throws {
        let error = try refusal("keep { f = string.rep }")
        #expect(error?.notice == .badType)
        #expect(error?.path == "f")
    }

    @Test("numbers at the ends of their range") func numbers() throws {
        try expectKept(
            .table(LuaTable(array: [.integer(.min), .integer(.max), .number(.infinity), .number(-0.0)])),
            by: "keep { math.mininteger, math.maxinteger, math.huge, -0.0 }")
        guard case .number(let number) = try evaluate("keep(0/0)") else { return #expect(Bool(false)) }
        #expect(number.isNaN)
    }

    @Test("error values of every kind") func errorValues() throws {
        for (raised, value) in [
            ("nil", LuaValue.null), ("true", true),
            ("{ 1, code = 'x' }", .table(LuaTable(array: [1], fields: [.init("code", "x")]))),
            ("1.5", 1.5), ("function() end", .function(1)),
        ] as [(String, LuaValue)] {
            let error = try expectEnd(.runtime, of: "error(\(raised))")
            #expect(error?.notice == .raised)
            #expect(error?.value ?? .null == value)
            #expect(error?.position == .init(chunk: "evil", line: 1))
        }
    }

    @Test("error values that cannot be copied") func hostileErrorValues() throws {
        for raised in [
            "(function() local t = {} t.t = t return t end)()", "{ '\\xff' }", "string.rep", "{ [{}] = 1 }",
            "(function() local t = {} for i = 1, 300000 do t[i] = i end return t end)()",
        ] {
            let error = try expectEnd(.runtime, of: "error(\(raised))")
            #expect(error?.notice == .raised)
            #expect(error?.value == nil)
        }
    }

    @Test("an error text that is not UTF-8, or very long, is shown as far as it goes") func hostileErrorText() throws {
        #expect(try expectEnd(.runtime, of: "error('a\\xffb\\xc3', 0)")?.message == "a\\xFFb\\xC3")
        let long = try #require(try expectEnd(.runtime, of: "error(('ữ'):rep(60000), 0)")).message
        #expect(long.utf8.count < 2100)
        #expect(long.hasSuffix("ữ…") && long.hasPrefix("ữữ"))
    }

    @Test("an error text that looks like a place or a code of ours") func forgedErrorText() throws {
        let error = try expectEnd(.runtime, of: "\nerror('prelude:7: lx:frozen', 0)")
        #expect(error?.position == .init(chunk: "evil", line: 2))
        let other = try expectEnd(.runtime, of: "error('evil:99999999999999999999: x', 0)")
        #expect(other?.position == .init(chunk: "evil", line: 1))
        #expect(try expectEnd(.runtime, of: "error('lx:no_such_code x', 0)")?.notice == nil)
        #expect(try expectEnd(.runtime, of: "error('', 0)")?.message == "")
    }

    @Test("error levels out of range") func errorLevels() throws {
        for level in ["-5", "100", "math.maxinteger", "math.mininteger", "2"] {
            #expect(try expectEnd(.runtime, of: "error('x', \(level))")?.message == "x")
        }
    }

    @Test("what the host gives must fit too") func argumentsIn() throws {
        var sandbox = try makeSandbox()
        var deep = LuaValue.integer(1)
        for _ in 0..<100 { deep = .table(LuaTable(array: [deep])) }
        #expect {
            try sandbox.callPrelude("echo", [deep])
        } throws: {
            ($0 as? SandboxError)?.notice == .badArgument
        }
        #expect(throws: SandboxError.self) { try sandbox.callPrelude("echo", [.function(12)]) }
        #expect(throws: SandboxError.self) {
            try sandbox.callPrelude("echo", [.table(LuaTable(fields: [.init(.number(.nan), 1)]))])
        }
        #expect(throws: SandboxError.self) { try sandbox.callPrelude("nothing", []) }
        #expect(try sandbox.callPrelude("echo", ["still here"]) == "still here")
    }

    @Test("more arguments than Lua's stack holds") func manyArguments() throws {
        var sandbox = try makeSandbox()
        #expect(throws: SandboxError.self) {
            try sandbox.callPrelude("echo", Array(repeating: 1, count: 1_000_001))
        }
        #expect(try sandbox.callPrelude("echo", Array(repeating: 1, count: 10_000)) == 1)
    }
}
