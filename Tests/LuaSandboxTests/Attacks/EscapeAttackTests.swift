// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite("Attacks: reaching out", .timeLimit(.minutes(1))) struct EscapeAttackTests {
    @Test(
        "what a prelude does not have, no script has",
        arguments: [
            "xpcall", "coroutine", "load", "loadstring", "loadfile", "dofile", "require", "package", "debug", "io",
            "os",
            "collectgarbage", "print", "warn", "_G", "_VERSION", "math.random", "math.randomseed", "math.exp",
            "math.sin",
            "string.gsub", "string.gmatch", "string.match", "string.dump", "string.pack", "string.unpack", "utf8.codes",
            "utf8.charpattern", "bit32",
        ])
    func absent(name: String) throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(
            "return { env = {}, read = function(a, b) if b then return _ENV end return nil end }", name: "prelude")
        let parts = name.split(separator: ".").map(String.init)
        let expression = parts.count == 2 ? "\(parts[0])[\"\(parts[1])\"]" : name
        try sandbox.loadPrelude("return { found = function() return \(expression) == nil end }", name: "second")
        #expect(try sandbox.callPrelude("found", []) == true)
    }

    @Test("the words of a prelude are these and no others") func words() throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(
            """
            local names = {}
            for name in pairs(_ENV) do names[#names + 1] = name end
            return { names = function() return table.concat(names, " ") end }
            """, name: "prelude")
        let names = """
            assert error getmetatable host ipairs math next pairs pcall rawequal rawget rawlen rawset select \
            setmetatable string table tonumber tostring type utf8
            """
        #expect(try sandbox.callPrelude("names", []) == .string(names))
    }

    @Test("the words of a user chunk are those that the prelude gave") func userWords() throws {
        for name in ["setmetatable", "getmetatable", "rawset", "rawget", "next", "load", "_G", "host"] {
            let error = try expectEnd(.runtime, of: "local x = \(name)")
            #expect(error?.message == "undeclared global '\(name)'")
        }
    }

    @Test("libraries cannot be written") func frozenLibraries() throws {
        for source in [
            "string.rep = nil", "string.evil = 1", "table.sort = error", "math.pi = 3", "utf8.char = nil",
            "table.insert(string, 1)", "table.move({ 1 }, 1, 1, 1, string)", "table.sort(string)", "table.remove(math)",
        ] { try expectNotice(.frozen, of: source) }
        try expectKept(
            true, by: "pcall(function() string.rep = nil end) keep(string.rep('a', 2) == 'aa' and ('a'):rep(2) == 'aa')"
        )
    }

    @Test("text methods are the bounded ones, and cannot be replaced") func textMethods() throws {
        try expectNotice(.stringTooLong, of: "local x = ('x'):rep(1e9)")
        try expectNotice(.stringTooLong, of: "local x = (''):rep(1e9, 'x')")
        try expectKept(
            true, by: "keep((''):len() == 0 and ('').gsub == nil and ('').match == nil and ('').dump == nil)")
        let error = try expectEnd(.runtime, of: "('').rep = function() end")
        #expect(error?.message == "attempt to index a string value (constant '')")
    }

    @Test("the environment cannot be written or replaced") func frozenEnvironment() throws {
        #expect(try expectEnd(.runtime, of: "pairs = nil")?.message == "assignment to global 'pairs'")
        #expect(try expectEnd(.runtime, of: "evil = 1")?.message == "assignment to global 'evil'")
        #expect(try expectEnd(.forbidden, of: "_ENV = {}")?.message == "_ENV")
        #expect(try expectEnd(.forbidden, of: "local _ENV <const> = {}")?.message == "_ENV")
        #expect(try expectEnd(.forbidden, of: "local function f(_ENV) return x end")?.message == "_ENV")
    }

    @Test("a file cannot change what the next one sees") func nextFile() throws {
        var sandbox = try makeSandbox()
        try sandbox.run("local function f() string = nil end pcall(f)", name: "a", environment: "env")
        try sandbox.run("keep(string.len('abc'))", name: "b", environment: "env")
        #expect(try sandbox.callPrelude("kept", []) == 3)
    }

    @Test("no address is ever shown") func addresses() throws {
        try expectKept(
            "table function function table nan",
            by: """
                keep(tostring({}) .. ' ' .. tostring(print_ or tostring) .. ' ' .. tostring(function() end) .. ' '
                  .. string.format('%s', {}) .. ' ' .. tostring(0/0))
                """.replacing("print_ or ", with: ""))
        try expectNotice(.format, of: "string.format('%p', {})")
        try expectNotice(.format, of: "string.format('%10p', {})")
        try expectNotice(.format, of: "string.format('%q', 'x')")
        let error = try expectEnd(.runtime, of: "error({})")
        #expect(error?.notice == .raised)
        #expect(error?.value == .table(LuaTable()))
    }

    @Test("binary chunks are refused") func binaryChunk() throws {
        for source in ["\u{1B}Lua", "\u{1B}LuaT\u{0}\u{19}", "\u{1B}"] {
            let error = try expectEnd(.syntax, of: source)
            #expect(error?.message == "attempt to load a binary chunk (mode is 't')")
        }
    }

    @Test("patterns do not exist; plain search must say so") func patterns() throws {
        try expectNotice(.pattern, of: "local x = ('aaa'):find('a*a*a*a*b')")
        try expectKept(.table(LuaTable(array: [2, 3])), by: "keep { ('a.*'):find('.*', 1, true) }")
        let text = "('a'):rep(100000)"
        try expectKept(nil, by: "local s = \(text) keep(s:find(\(text) .. 'b', 1, true))")
        let error = try expectEnd(.runtime, of: "local x = ('x'):gsub('x', 'y')")
        #expect(error?.message == "attempt to call a nil value (method 'gsub')")
    }

    @Test("the host never runs a script's __tostring") func noTostring() throws {
        let prelude = """
            local calls = 0
            local hostile = setmetatable({}, {
              __tostring = function() calls = calls + 1 return "x" end, __name = "evil",
              __index = function() calls = calls + 1 return "x" end, __len = function() calls = calls + 1 return 9 end,
              __pairs = function() calls = calls + 1 return nil end,
            })
            return { env = { error = error, hostile = hostile }, hostile = function() return hostile end,
              calls = function() return calls end }
            """
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(prelude, name: "prelude")
        #expect(throws: SandboxError.self) { try sandbox.run("error(hostile)", name: "evil", environment: "env") }
        #expect(try sandbox.callPrelude("hostile", []) == .table(LuaTable()))
        #expect(try sandbox.callPrelude("calls", []) == 0)
    }

    @Test("a prelude cannot give finalisers, closers or weak tables") func metamethods() throws {
        for name in ["__gc", "__close", "__mode"] {
            var sandbox = try Sandbox()
            #expect {
                try sandbox.loadPrelude("setmetatable({}, { \(name) = 'k' })", name: "prelude")
            } throws: {
                let error = $0 as? SandboxError
                return error?.notice == .metamethod && error?.message == name
            }
        }
    }

    @Test("a closing loop is refused") func closing() throws {
        try expectEnd(.forbidden, of: "local x <close> = nil")
        let error = try expectEnd(.runtime, of: "for x in pairs({}), nil, nil, {} do end")
        #expect(error?.message.contains("non-closable") == true)
    }

    @Test("bitwise operators, which this Lua compiles wrongly, are refused") func bitwise() throws {
        for expression in ["1 & 2", "1 | 2", "1 ~ 2", "~1", "1 << 2", "1 >> 2"] {
            let error = try expectEnd(.forbidden, of: "local x = \(expression)")
            #expect(error?.position == .init(chunk: "evil", line: 1))
        }
    }

    @Test("the second name of a function gives no more than the first") func wrappedFunctions() throws {
        // A library function given as a comparison, iterator or argument of pcall still answers to the budget.
        try expectNotice(.stringTooLong, of: "for x in string.rep, 'x', 1e9 do end")
        try expectKept(false, by: "local ok = pcall(string.rep, 'x', 1e9) keep(ok)")
        try expectEnd(.instructions, of: "while true do pcall(table.sort, {}, string.rep) end")
    }

    @Test("every library function takes any arguments without harm") func anyArguments() throws {
        // All but the two whose work may be as wide as the integers; those have attacks of their own.
        let source = """
            local values = { 0, 1, -1, 3, 10000, math.maxinteger, math.mininteger, math.maxinteger - 1, 1e308, 0/0, 1/0, 0.5, "",
              "abc", "%s %d", "%", ("x"):rep(1000), ("ữ"):rep(20000), {}, { 3, 1, 2 }, { [math.maxinteger] = 1 }, tostring,
              function() end, true, string }
            local functions = { pcall, tostring, pairs, ipairs, select, error, tonumber, assert, type,
              string.rep, string.sub, string.byte, string.char, string.upper, string.lower, string.reverse, string.len,
              string.find, string.format, string.is, string.is_not, string.one_of, table.insert, table.remove, table.concat,
              table.unpack, table.pack, utf8.char, utf8.len, utf8.codepoint, math.abs, math.ceil,
              math.floor, math.fmod, math.max, math.min, math.modf, math.sqrt, math.tointeger, math.type, math.ult }
            local calls = 0
            for _, f in ipairs(functions) do
              for i = 1, #values do
                for j = 1, #values do
                  pcall(f, values[i], values[j])
                  pcall(f, values[20], values[i], values[j], values[2])
                  pcall(f, values[14], values[i], values[j])
                  calls = calls + 3
                end
              end
              pcall(f)
            end
            keep(calls)
            """
        try expectKept(.integer(41 * 25 * 25 * 3), by: source, budget: Budget(instructions: 1_000_000_000))
    }

    @Test("positions in texts count as Lua counts them, to the ends of the integers") func positions() throws {
        let source = """
            local r = {}
            for i, from in ipairs { 0, 1, 3, 9, -1, -2, -9, math.mininteger, math.maxinteger } do
              r[i] = ("abc"):sub(from) .. "," .. table.concat({ ("abc"):byte(from) }) .. "," .. ("abc"):sub(2, from) .. ","
                .. tostring(("abc"):find("b", from)) .. "," .. #("ab"):rep(from < 100 and from or 0)
            end
            keep(table.concat(r, " "))
            """
        let expected = """
            abc,,,2,0 abc,97,,2,2 c,99,bc,nil,6 ,,bc,nil,18 c,99,bc,nil,0 bc,98,b,2,0 abc,,,2,0 abc,,,2,0 ,,bc,nil,0
            """
        try expectKept(.string(expected), by: source)
    }
}
