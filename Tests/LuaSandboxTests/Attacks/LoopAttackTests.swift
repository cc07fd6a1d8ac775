// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

@Suite("Attacks: loops without end", .timeLimit(.minutes(1))) struct LoopAttackTests {
    @Test("while true") func whileTrue() throws {
        let error = try expectEnd(.instructions, of: "\nwhile true do end")
        #expect(error?.position == .init(chunk: "evil", line: 2))
    }

    @Test("repeat until false") func repeatForever() throws {
        try expectEnd(.instructions, of: "repeat local x = 1 until false")
    }

    @Test("a for loop over all integers") func wideFor() throws {
        try expectEnd(.instructions, of: "for i = math.mininteger, math.maxinteger do end")
    }

    @Test("a for loop whose counter would overflow stops by itself") func overflowingFor() throws {
        try expectKept(2, by: "local n = 0 for i = math.maxinteger - 1, math.maxinteger do n = n + 1 end keep(n)")
    }

    @Test("a for loop with step zero") func stepZero() throws {
        let error = try expectEnd(.runtime, of: "for i = 1, 2, 0 do end")
        #expect(error?.message == "'for' step is zero")
    }

    @Test("a for loop of floats that stand still") func floatFor() throws {
        try expectEnd(.instructions, of: "for i = 2^53, 2^53 + 2, 0.5 do end")
    }

    @Test("pcall that retries for ever") func pcallLoop() throws {
        try expectEnd(.instructions, of: "while true do pcall(function() while true do end end) end")
    }

    @Test("pcall in pcall in pcall") func nestedPcall() throws {
        try expectEnd(
            .instructions,
            of: "local function f() while true do pcall(pcall, pcall, f) end end while true do pcall(f) end")
    }

    @Test("an error handler that loops instead of failing") func pcallThenLoop() throws {
        try expectEnd(.instructions, of: "pcall(function() while true do end end) keep(1) while true do end")
    }

    @Test("pcall of error itself, for ever") func pcallError() throws {
        try expectEnd(.instructions, of: "while true do pcall(error) end")
    }

    @Test("recursion that branches without end") func branching() throws {
        try expectEnd(.instructions, of: "local function f() pcall(f) pcall(f) end f()")
    }

    @Test("a tail call to itself") func tailCall() throws {
        try expectEnd(.instructions, of: "local function f() return f() end f()")
    }

    @Test("an iterator that never ends") func endlessIterator() throws {
        try expectEnd(.instructions, of: "for x in function() return 1 end do end")
    }

    @Test("an iterator written in C that never ends") func endlessNativeIterator() throws {
        try expectEnd(.instructions, of: "for x in tostring, 1 do end")
    }

    @Test("ipairs over a table that grows") func growingTable() throws {
        try expectEnd(
            .instructions,
            of: "local t = { 1 } for i in ipairs(t) do t[i + 1] = true if i > 9 then t[i - 8] = nil end end")
    }

    @Test("table.move over all integers") func wideMove() throws {
        try expectEnd(.instructions, of: "table.move({}, 1, math.maxinteger - 1, 2)")
        try expectEnd(.instructions, of: "table.move({}, 1, math.maxinteger, 1)")
    }

    @Test("table.concat over all integers") func wideConcat() throws {
        try expectNotice(.stringTooLong, of: "table.concat({}, '', 1, math.maxinteger)")
        try expectNotice(.stringTooLong, of: "table.concat({}, '', math.mininteger, math.maxinteger)")
    }

    @Test("table.unpack over all integers") func wideUnpack() throws {
        try expectNotice(.tooManyValues, of: "table.unpack({}, 1, math.maxinteger)")
        try expectNotice(.tooManyValues, of: "table.unpack({}, math.mininteger, math.maxinteger)")
    }

    @Test("a table whose length is the largest integer") func longestTable() throws {
        let table =
            "local t = { [math.maxinteger] = 1 } for i = 62, 0, -1 do t[math.tointeger(2 ^ i)] = 1 end "
        try expectKept(.integer(.max), by: table + "keep(#t)")
        for call in ["table.insert(t, 1)", "table.insert(t, 1, 1)", "table.remove(t)", "table.remove(t, 1)"] {
            try expectNotice(.tooManyValues, of: table + call)
        }
        try expectNotice(.tooManyValues, of: table + "local x = table.unpack(t)")
        try expectNotice(.tooManyValues, of: table + "local x = table.concat(t)")
        try expectEnd(.instructions, of: table + "table.sort(t)")
        try expectEnd(.instructions, of: table + "local x = ('x'):one_of(t)")
    }

    @Test("string.rep of nothing, 2^62 times") func emptyRep() throws {
        try expectKept("", by: "keep(string.rep('', 1 << 62))".replacing("1 << 62", with: "math.maxinteger // 2"))
        try expectNotice(.stringTooLong, of: "string.rep('', math.maxinteger // 2, 'x')")
        try expectEnd(.instructions, of: "while true do pcall(string.rep, '', math.maxinteger) end")
    }

    @Test("sort with a comparison written in C that costs no instruction") func nativeComparison() throws {
        try expectEnd(
            .instructions,
            of: "local t = {} for i = 1, 200000 do t[i] = i % 7 end while true do table.sort(t, math.max) end")
    }

    @Test("sort with a comparison that loops") func loopingComparison() throws {
        try expectEnd(.instructions, of: "pcall(table.sort, { 2, 1 }, function() while true do end end)")
    }

    @Test("goto loops are refused") func gotoLoop() throws {
        let error = try expectEnd(.forbidden, of: "::again:: goto again")
        #expect(error?.message == "::")
    }

    @Test("keys that collide make every access slow") func collidingKeys() throws {
        let source = """
            local t, step = {}, 32768 - 1
            for i = 2, 32000 do t[i * step] = true end
            local n = 0
            while true do n = n + (t[2 * step] and 1 or 0) + (t[step] and 1 or 0) end
            """
        let error = try expectEnd(.time, of: source)
        #expect(error?.position?.chunk == "evil")
    }

    @Test("keys that come and go make a table rehash with every insertion") func rehashing() throws {
        let source = """
            local t = {}
            for i = 1, 32768 do t["k" .. i] = true end
            local i = 0
            while true do i = i + 1 t["k" .. i] = nil t["n" .. i] = true end
            """
        try expectEnd(.instructions, of: source)
    }

    @Test("long equal texts compared for ever") func longComparisons() throws {
        let source = """
            local a, b = ("\\0"):rep(262144), ("\\0"):rep(262143) .. "\\0"
            while true do local x = a == b, a < b, a <= b, a > b end
            """
        let error = try expectEnd(.time, of: source)
        #expect(error?.position?.line == 2)
    }

    @Test("string functions on long texts, for ever") func longTexts() throws {
        for call in [
            "s:find('b', 1, true)", "s:upper()", "s:reverse()", "s:sub(2)", "utf8.len(s)", "tonumber(s)", "s .. 'x'",
            "string.format('%s', s:sub(5000))", "table.concat({ s:sub(9), 'x' })", "s:is 'x'",
        ] {
            let error = try expectEnd(
                .instructions, of: "local s = ('a'):rep(262144) while true do local x = \(call) end")
            #expect(error?.traceback.isEmpty == false, "\(call)")
        }
    }

    @Test("pairs over a large table, for ever") func pairsLoop() throws {
        try expectEnd(
            .instructions, of: "local t = {} for i = 1, 30000 do t['k' .. i] = i end while true do pairs(t) end")
    }

    @Test("a text of a million digits is a number or it is not") func manyDigits() throws {
        try expectEnd(.instructions, of: "local s = ('9'):rep(262144) while true do tonumber(s) end")
        try expectEnd(.instructions, of: "local s = ('z'):rep(262144) while true do tonumber(s, 36) end")
        try expectEnd(.time, of: "local s = ('9'):rep(262144) while true do pcall(math.floor, s) end")
    }
}
