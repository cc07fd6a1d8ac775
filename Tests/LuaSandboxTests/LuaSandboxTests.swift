// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// A prelude that gives user chunks the plain libraries, a way to hand a value to the host, and nothing else.
let plainPrelude = """
    local kept = {}
    local words = {
      string = string, table = table, math = math, utf8 = utf8, pcall = pcall, error = error, assert = assert,
      ipairs = ipairs, pairs = pairs, tostring = tostring, tonumber = tonumber, type = type, select = select,
      keep = function(value) kept.value = value end,
      where = function() return host.position() end,
      number = function(f) return host.function_id(f) end,
    }
    local env = setmetatable({}, {
      __index = function(_, key)
        local word = words[key]
        if word == nil then error("undeclared global '" .. tostring(key) .. "'", 2) end
        return word
      end,
      __newindex = function(_, key) error("assignment to global '" .. tostring(key) .. "'", 2) end,
      __metatable = false,
    })
    return {
      env = env,
      kept = function() return kept.value end,
      echo = function(...) return ... end,
    }
    """

func makeSandbox(_ budget: Budget = Budget()) throws -> Sandbox {
    var sandbox = try Sandbox(budget: budget)
    try sandbox.loadPrelude(plainPrelude, name: "prelude")
    return sandbox
}

/// Runs a user chunk and returns what it kept.
func evaluate(_ source: String, budget: Budget = Budget()) throws -> LuaValue {
    var sandbox = try makeSandbox(budget)
    try sandbox.run(source, name: "rules/a.lua", environment: "env")
    return try sandbox.callPrelude("kept", [])
}

/// The error that a user chunk ends in.
func failure(_ source: String, budget: Budget = Budget(), sourceLocation: SourceLocation = #_sourceLocation)
    -> SandboxError?
{
    do {
        let value = try evaluate(source, budget: budget)
        Issue.record("no error but \(value)", sourceLocation: sourceLocation)
        return nil
    } catch let error as SandboxError {
        return error
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return nil
    }
}

@Suite struct SandboxTests {
    @Test("a user chunk runs in the environment that the prelude made")
    func runs() throws {
        #expect(try evaluate("keep(1 + 2)") == 3)
        #expect(
            try evaluate("keep { 'a', 2, x = true, [2024] = 1.5 }")
                == .table(
                    LuaTable(
                        array: ["a", 2], fields: [.init(2024, 1.5), .init("x", true)])))
    }

    @Test("an error names file and line, and its text has no prefix")
    func runtimeError() {
        let error = failure("local x = {}\nlocal y = x.z.w")
        #expect(error?.code == .runtime)
        #expect(error?.position == .init(chunk: "rules/a.lua", line: 2))
        #expect(error?.message == "attempt to index a nil value (field 'z')")
        #expect(error?.traceback == [.init(chunk: "rules/a.lua", line: 2)])
    }

    @Test("an error that the prelude raises stands on the user's line")
    func preludeError() {
        let error = failure("\n\nlocal x = number(1)")
        #expect(error?.position == .init(chunk: "rules/a.lua", line: 3))
        #expect(failure("x = 1")?.message == "assignment to global 'x'")
    }

    @Test("a syntax error names its line")
    func syntaxError() {
        let error = failure("local x =\nlocal y")
        #expect(error?.code == .syntax)
        #expect(error?.position == .init(chunk: "rules/a.lua", line: 2))
        #expect(error?.message == "unexpected symbol near 'local'")
    }

    @Test("a position is the nearest user line, not the prelude's")
    func position() throws {
        #expect(try evaluate("\nkeep { where() }") == .table(LuaTable(array: ["rules/a.lua", 2])))
    }

    @Test("a function keeps its number")
    func functionNumbers() throws {
        let source = "local f, g = function() end, function() end keep { number(f), number(g), number(f), f }"
        #expect(try evaluate(source) == .table(LuaTable(array: [1, 2, 1, .function(1)])))
    }

    @Test("values come back as they went in")
    func roundTrip() throws {
        var sandbox = try makeSandbox()
        let table = LuaTable(
            array: [1, 2.5, "chữ", true],
            fields: [.init(-3, "x"), .init(.number(0.5), 1), .init("a", .table(LuaTable())), .init(.boolean(true), 0)])
        for value in [LuaValue.null, .table(table), .number(1.0), .integer(.min), "\u{0}"] {
            #expect(try sandbox.callPrelude("echo", [value]) == value)
        }
    }

    @Test("an endless loop runs out of instructions, and the sandbox is dead")
    func endlessLoop() throws {
        var sandbox = try makeSandbox()
        #expect(
            throws: SandboxError(
                code: .instructions, position: .init(chunk: "a", line: 1), traceback: [.init(chunk: "a", line: 1)])
        ) {
            try sandbox.run("while true do pcall(error) end", name: "a", environment: "env")
        }
        #expect(throws: SandboxError(code: .killed)) { try sandbox.callPrelude("kept", []) }
    }
}
