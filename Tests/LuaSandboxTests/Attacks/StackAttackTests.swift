// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite("Attacks: the stack", .timeLimit(.minutes(1))) struct StackAttackTests {
    private let roomy = Budget(instructions: 50_000_000, memory: 60 << 20)

    @Test("recursion without end") func recursion() throws {
        let error = try expectEnd(.memory, of: "local function f() return 1 + f() end\nf()", budget: roomy)
        #expect(error?.position?.line == 1)
        // The stack's own limit is reached only in a machine of more than 90 MiB.
        var large = try makeSandbox(Budget(memory: 128 << 20))
        #expect {
            try large.run("local function f() return 1 + f() end\nf()", name: "evil", environment: "env")
        } throws: {
            let error = $0 as? SandboxError
            return error?.message == "stack overflow" && error?.position?.line == 1 && error?.traceback.count == 32
        }
    }

    @Test("recursion through pcall") func throughPcall() throws {
        let source = "local n = 0 local function f() n = n + 1 return 1, pcall(f) end f() keep(n < 250)"
        try expectKept(true, by: source, budget: roomy)
    }

    @Test("recursion through sort") func throughSort() throws {
        let error = try expectEnd(
            .runtime, of: "local function f() table.sort({ 1, 2 }, f) end f()", budget: roomy)
        #expect(error?.message.contains("stack overflow") == true)
    }

    @Test("recursion through an iterator") func throughIterator() throws {
        try expectEnd(.runtime, of: "local function f() for x in f do end end f()", budget: roomy)
    }

    @Test("recursion through the environment's metamethods") func throughIndex() throws {
        let prelude = """
            local env = setmetatable({}, {})
            local meta = { __index = function(t, k) return env[k .. "x"] end, __newindex = function(t, k, v) env[k] = v end }
            env = setmetatable({}, meta)
            return { env = env, kept = function() end }
            """
        for source in ["local x = a", "a = 1"] {
            var sandbox = try Sandbox(budget: roomy)
            try sandbox.loadPrelude(prelude, name: "prelude")
            #expect {
                try sandbox.run(source, name: "evil", environment: "env")
            } throws: {
                let error = $0 as? SandboxError
                return error?.code == .runtime && error?.message.contains("stack overflow") == true
                    && error?.position == .init(chunk: "evil", line: 1)
            }
            #expect(try sandbox.callPrelude("kept", []) == nil)
        }
    }

    @Test("a loop of __index tables") func indexLoop() throws {
        let prelude = """
            local a, b = {}, {}
            setmetatable(a, { __index = b, __newindex = b }) setmetatable(b, { __index = a, __newindex = a })
            return { env = a }
            """
        for (source, kind) in [("local x = y", "__index"), ("y = 1", "__newindex")] {
            var sandbox = try Sandbox()
            try sandbox.loadPrelude(prelude, name: "prelude")
            #expect {
                try sandbox.run(source, name: "evil", environment: "env")
            } throws: {
                ($0 as? SandboxError)?.message == "'\(kind)' chain too long; possible loop"
            }
        }
    }

    @Test("an overflow while an overflow is handled") func overflowInHandler() throws {
        let source = """
            local function f() local ok, why = pcall(f) if not ok then f() end end
            f()
            """
        try expectEnd(.instructions, of: source)
    }

    @Test("overflow, caught, for ever") func overflowLoop() throws {
        try expectEnd(.memory, of: "local function f() return 1 + f() end while true do pcall(f) end", budget: roomy)
    }

    @Test("tostring that calls itself") func tostringLoop() throws {
        let prelude = """
            local t = setmetatable({}, { __tostring = function(t) return tostring(t) end })
            return { env = { t = t, tostring = tostring, string = string }, kept = function() end }
            """
        for call in ["tostring(t)", "string.format('%s', t)", "string.rep(tostring(t), 2)"] {
            var sandbox = try Sandbox()
            try sandbox.loadPrelude(prelude, name: "prelude")
            #expect {
                try sandbox.run("local x = \(call)", name: "evil", environment: "env")
            } throws: {
                ($0 as? SandboxError)?.message.contains("stack overflow") == true
            }
            #expect(try sandbox.callPrelude("kept", []) == nil)
        }
    }

    @Test("more results than the stack holds") func manyResults() throws {
        let source =
            "local function f(n, ...) if n == 0 then return ... end return f(n - 1, 1, ...) end local n = select('#', f(9000)) keep(n)"
        try expectKept(9000, by: source, budget: roomy)
        let error = try expectEnd(
            .runtime, of: "local t = {} local function f(...) return f(table.unpack(t, 1, 9999)), ... end f()",
            budget: roomy)
        #expect(error?.message.contains("stack overflow") == true)
    }
}
