// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite("Attacks: memory", .timeLimit(.minutes(1))) struct MemoryAttackTests {
    @Test("a table that grows for ever") func growingTable() throws {
        let error = try expectEnd(.memory, of: "local t = {}\nwhile true do t[#t + 1] = {} end")
        #expect(error?.position == .init(chunk: "evil", line: 2))
    }

    @Test("a list that grows by numbers alone") func growingList() throws {
        try expectEnd(.memory, of: "local t = {} for i = 1, math.maxinteger do t[i] = i end")
    }

    @Test("a text that doubles") func doubling() throws {
        let error = try expectEnd(.memory, of: "local s = 'x'\nwhile true do s = s .. s end")
        #expect(error?.position?.line == 2)
    }

    @Test("a text that doubles inside pcall, again and again") func doublingInPcall() throws {
        try expectEnd(.memory, of: "while true do pcall(function() local s = 'x' while true do s = s .. s end end) end")
    }

    @Test("many long texts") func manyTexts() throws {
        let source = "local t = {} for i = 1, 1000000 do t[i] = ('x'):rep(200000) .. i end"
        try expectEnd(.memory, of: source, budget: Budget(memory: 8 << 20))
        // Filling memory is work, so in a larger machine the instructions end first.
        try expectEnd(.instructions, of: source, budget: Budget(instructions: 1_000_000, memory: 60 << 20))
    }

    @Test("string.rep of a billion") func rep() throws {
        try expectNotice(.stringTooLong, of: "local s = string.rep('x', 1000000000)")
        try expectNotice(.stringTooLong, of: "local s = ('x'):rep(math.maxinteger)")
        try expectNotice(.stringTooLong, of: "local s = ('xy'):rep(math.maxinteger // 2 + 2)")
        try expectNotice(.stringTooLong, of: "local s = ('x'):rep(2, ('y'):rep(262144))")
    }

    @Test("table.concat of a bomb") func concat() throws {
        let source = "local s, t = ('x'):rep(100000), {} for i = 1, 100 do t[i] = s end local x = table.concat(t)"
        try expectNotice(.stringTooLong, of: source)
        try expectNotice(.stringTooLong, of: "local x = table.concat({ 1, 2, 3 }, ('x'):rep(200000))")
    }

    @Test("one concatenation of many long texts") func wideConcatenation() throws {
        let terms = Array(repeating: "s", count: 150).joined(separator: " .. ")
        try expectEnd(.memory, of: "local s = ('x'):rep(200000) local x = \(terms)")
    }

    @Test("string.format with a wide field") func wideFormat() throws {
        for format in ["%99999999d", "%100d", "%.100f", "%999999999s", "%-0000000099999s"] {
            let error = try expectEnd(.runtime, of: "string.format('\(format)', 1)")
            #expect(error?.message.contains("invalid conversion") == true)
        }
    }

    @Test("string.format of many long texts") func longFormat() throws {
        try expectNotice(
            .stringTooLong, of: "local s = ('x'):rep(100000) string.format('%s%s%s', s, s, s)")
        try expectNotice(
            .stringTooLong, of: "local f = ('%99.99f'):rep(9000) string.format(f, table.unpack({}, 1, 9000))")
    }

    @Test("utf8.char and string.char in a flood") func charFlood() throws {
        try expectNotice(.tooManyValues, of: "local t = {} utf8.char(table.unpack(t, 1, 1000000))")
        try expectEnd(
            .memory,
            of: """
                local t = {} for i = 1, 9999 do t[i] = 0x7FFFFFFF end
                local kept = {} while true do kept[#kept + 1] = utf8.char(table.unpack(t)) .. #kept end
                """, budget: Budget(memory: 8 << 20))
        try expectEnd(
            .memory,
            of: """
                local t = {} for i = 1, 9999 do t[i] = 255 end
                local kept = {} while true do kept[#kept + 1] = string.char(table.unpack(t)) .. #kept end
                """, budget: Budget(memory: 4 << 20))
    }

    @Test("a text spread over the stack") func byteFlood() throws {
        try expectNotice(.tooManyValues, of: "local s = ('x'):rep(200000) local n = select('#', s:byte(1, -1))")
        try expectNotice(
            .tooManyValues, of: "local s = ('x'):rep(200000) local n = select('#', utf8.codepoint(s, 1, -1))")
    }

    @Test("arguments that multiply") func arguments() throws {
        // Each step copies all of them, which no instruction count sees.
        try expectEnd(.time, or: .memory, of: "local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, ...) end f()")
        try expectEnd(
            .memory, of: "local function f(...) local t = { ..., ... } return { f(1, ...), t } end f()")
    }

    @Test("closures without end") func closures() throws {
        try expectEnd(.memory, of: "local f while true do local g = f f = function() return g end end")
    }

    @Test("functions numbered without end") func numberedFunctions() throws {
        try expectEnd(.memory, of: "while true do number(function() end) end")
    }

    @Test("a table's hash part has a bound") func hashPart() throws {
        let fill = { (count: Int) in "local t = {} for i = 1, \(count) do t['k' .. i] = true end keep(1)" }
        let roomy = Budget(memory: 60 << 20)
        try expectKept(1, by: fill(32_768), budget: roomy)
        let error = try expectEnd(.memory, of: fill(32_769), budget: roomy)
        #expect(error?.position?.line == 1)
    }

    @Test("a heap that lives at its limit cannot buy collections") func atTheLimit() throws {
        // Fills memory to within a hair, lets go of a little, and then lives on that little.
        let source = """
            local kept, n = {}, 0
            for i = 1, 255000 do kept[i] = { i } end
            while true do n = n % 255000 + 1 kept[n] = { n } end
            """
        let error = try expectEnd(.memory, of: source, budget: Budget(instructions: 100_000_000, memory: 22_600_000))
        #expect(error?.position?.line == 3)
    }

    @Test("garbage is no theft: much of it passes through a small machine") func garbage() throws {
        try expectKept(
            3000, by: "local n = 0 for i = 1, 3000 do local s = ('x'):rep(20000) .. i n = n + 1 end keep(n)",
            budget: Budget(instructions: 100_000_000, memory: 2 << 20))
    }

    @Test("a machine with next to no memory does not open") func tinyMachine() {
        for memory in [-1, 0, 1, 1000, 5000, 10000] {
            #expect(throws: SandboxError(code: .memory)) {
                _ = try Sandbox(budget: Budget(instructions: 1000, memory: memory))
            }
        }
    }

    @Test("every step of opening survives want of memory") func scarceMemory() {
        for memory in stride(from: 500, to: 80_000, by: 500) {
            do {
                var sandbox = try Sandbox(budget: Budget(memory: memory))
                try sandbox.loadPrelude(plainPrelude, name: "prelude")
                try sandbox.run("local t = {} for i = 1, 100000 do t[i] = { i } end", name: "a", environment: "env")
                Issue.record("\(memory) bytes held it all")
            } catch { #expect(error.code == .memory) }
        }
    }
}
