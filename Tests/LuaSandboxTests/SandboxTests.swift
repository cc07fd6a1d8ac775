// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

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
        #expect(error?.origin == .init(chunk: "prelude", line: 7))
        #expect(failure("x = 1")?.message == "assignment to global 'x'")
    }

    private func outcome(_ source: String, _ sandbox: consuming Sandbox) -> (value: LuaValue?, error: SandboxError?) {
        do throws(SandboxError) {
            try sandbox.run(source, name: "rules/a.lua", environment: "env")
            return (try sandbox.callPrelude("kept", []), nil)
        } catch {
            return (nil, error)
        }
    }

    @Test(
        "a prelude that was compiled runs as its text does, and names the same lines",
        arguments: [
            "\nlocal x = number(1)", "x = 1", "keep { where(), 2024 }", "local x = {} x = x.y.z", "keep(nothing)",
        ])
    func compiledPrelude(source: String) throws {
        var sandbox = try Sandbox(budget: patient)
        try sandbox.loadPrelude(try CompiledPrelude(plainPrelude, name: "prelude"))
        let compiled = outcome(source, sandbox)
        let text = outcome(source, try makeSandbox())
        #expect(compiled.value == text.value)
        #expect(compiled.error == text.error)
        #expect(compiled.value != nil || compiled.error != nil)
    }

    @Test("a prelude that is no Lua is not compiled")
    func brokenPrelude() {
        let error = #expect(throws: SandboxError.self) { try CompiledPrelude("local =", name: "prelude") }
        #expect(error?.code == .syntax)
        #expect(error?.origin == .init(chunk: "prelude", line: 1))
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
