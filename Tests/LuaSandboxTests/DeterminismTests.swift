// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// A small generator of numbers that is the same on every run.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct DeterminismTests {
    @Test("pairs goes through integers, floats, texts by bytes, and booleans")
    func pairsOrder() throws {
        let source = """
            local t = { 10, 20, [-5] = 1, [2^53] = 1, [0.5] = 1, [-1.5] = 1, b = 1, a = 1, aa = 1, ["a\\0"] = 1, ["Đ"] = 1,
              ["é"] = 1, Z = 1, [""] = 1, [true] = 1, [false] = 1, [100] = 1 }
            local keys = {}
            for k in pairs(t) do keys[#keys + 1] = k end
            keep(keys)
            """
        #expect(
            try evaluate(source)
                == .table(
                    LuaTable(array: [
                        -5, 1, 2, 100, .integer(1 << 53), .number(-1.5), 0.5, "", "Z", "a", "a\u{0}", "aa", "b", "é",
                        "Đ", false,
                        true,
                    ])))
    }

    @Test("keys may be removed and changed while pairs runs; new ones are not visited")
    func pairsWhileChanging() throws {
        let source = """
            local t, seen = { a = 1, b = 2, c = 3, d = 4 }, {}
            for k, v in pairs(t) do
              seen[#seen + 1] = k .. v
              t.b, t.c, t[k .. "x"] = nil, 30, true
            end
            keep(seen)
            """
        #expect(try evaluate(source) == .table(LuaTable(array: ["a1", "c30", "d4"])))
    }

    @Test("random tables come out in the same order however they were filled")
    func shuffledTables() throws {
        var dice = Dice(state: 7)
        var sandbox = try makeSandbox()
        for _ in 0..<50 {
            let count = Int.random(in: 1...60, using: &dice)
            let keys = (0..<count).map { _ in LuaValue.string(String(dice.next() % 1000, radix: 36)) }
            var fields = Set(keys).compactMap { key -> LuaTable.Field? in
                if case .string(let text) = key { .init(.string(text), 1) } else { nil }
            }
            var outcomes: Set<LuaValue> = []
            for _ in 0..<3 {
                fields.shuffle(using: &dice)
                outcomes.insert(try sandbox.callPrelude("echo", [.table(LuaTable(fields: fields))]))
            }
            #expect(outcomes.count == 1)
        }
    }

    @Test("sort is stable and agrees with a reference on random lists")
    func stableSort() throws {
        var dice = Dice(state: 11)
        var sandbox = try makeSandbox()
        try sandbox.loadPrelude(
            """
            return { sort = function(t) table.sort(t, function(x, y) return x[1] < y[1] end) return t end,
              plain = function(t) table.sort(t) return t end }
            """, name: "sorts")
        for length in Array(0...40) + [255, 256, 257, 1000] {
            let values = (0..<length).map { _ in Int64(dice.next() % 10) }
            let pairs = values.enumerated().map {
                LuaValue.table(LuaTable(array: [.integer($1), .integer(Int64($0))]))
            }
            let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
            let sorted = try sandbox.callPrelude("sort", [.table(LuaTable(array: pairs))])
            #expect(sorted == .table(LuaTable(array: order.map { pairs[$0] })))
            let plain = try sandbox.callPrelude("plain", [.table(LuaTable(array: values.map { .integer($0) }))])
            #expect(plain == .table(LuaTable(array: values.sorted().map { .integer($0) })))
        }
    }

    @Test("sort with a comparison that lies gives a permutation; one that fails leaves the table alone")
    func wildComparisons() throws {
        for comparison in ["return true", "return false", "n = n + 1 return n % 3 == 0", "return x > y or x < y"] {
            let source = """
                local t, n, sum = {}, 0, 0
                for i = 1, 100 do t[i] = i end
                table.sort(t, function(x, y) \(comparison) end)
                for i = 1, 100 do sum = sum + 2.0 ^ t[i] end
                keep(sum == 2.0 ^ 101 - 2 and #t == 100)
                """
            #expect(try evaluate(source) == true, "\(comparison)")
        }
        let source = """
            local t = { 3, 2, 1 }
            local calls = 0
            local ok, why = pcall(table.sort, t, function(x, y) calls = calls + 1 t[1] = 9 if calls > 1 then error("no", 0) end end)
            keep { ok, why, table.unpack(t) }
            """
        #expect(try evaluate(source) == .table(LuaTable(array: [false, "no", 9, 2, 1])))
        #expect(failure("table.sort { 1, 'x' }")?.message == "attempt to compare string with number")
    }

    @Test("numbers are written the same everywhere")
    func numbers() throws {
        let source = """
            local t = {}
            for i, x in ipairs { 1, 1.0, 0.1, 1/3, 1e15, 1e16, 1e100, 2^53, -0.0, 1/0, -1/0, 0/0, 123456789012345678, 100 // 1e0 } do
              t[i] = tostring(x) .. " " .. string.format("%.3f %g %5.1f", x, x, x)
            end
            keep(table.concat(t, "\\n"))
            """
        let expected = """
            1 1.000 1   1.0
            1.0 1.000 1   1.0
            0.1 0.100 0.1   0.1
            0.33333333333333 0.333 0.333333   0.3
            1e+15 1000000000000000.000 1e+15 1000000000000000.0
            1e+16 10000000000000000.000 1e+16 10000000000000000.0
            1e+100 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000 \
            1e+100 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0
            9.007199254741e+15 9007199254740992.000 9.0072e+15 9007199254740992.0
            -0.0 -0.000 -0  -0.0
            inf inf inf   inf
            -inf -inf -inf  -inf
            nan nan nan   nan
            123456789012345678 123456789012345680.000 1.23457e+17 123456789012345680.0
            100.0 100.000 100 100.0
            """
        #expect(try evaluate(source) == .string(expected))
    }

    @Test("a call costs the same whatever was called before it")
    func costs() throws {
        let work =
            "local t = {} for i = 1, 5000 do t[i] = tostring(i) .. 'x' end table.sort(t) for k, v in pairs(t) do end"
        var costs: Set<Int> = []
        for warmUp in ["local x = 1", "for i = 1, 777 do end", "local t = {} for i = 1, 99 do t[i] = {} end"] {
            var sandbox = try makeSandbox()
            try sandbox.run(warmUp, name: "w", environment: "env")
            for _ in 0..<3 {
                try sandbox.run(work, name: "a", environment: "env")
                costs.insert(sandbox.usage.instructions)
            }
        }
        #expect(costs.count == 1, "\(costs)")
        let cost = try #require(costs.first)
        var enough = try makeSandbox(Budget(instructions: cost + 128))
        try enough.run(work, name: "a", environment: "env")
        var scarce = try makeSandbox(Budget(instructions: cost))
        #expect(throws: SandboxError.self) { try scarce.run(work, name: "a", environment: "env") }
    }

    @Test("every operator computes the same in a function with more than 255 constants")
    func manyConstants() throws {
        let operands = ["3", "-7", "70001", "2.5", "'k9'", "t.x", "t['y z']", "n", "nil", "true"]
        let signs = ["+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or"]
        var lines: [String] = []
        for sign in signs {
            for left in operands {
                for right in operands { lines.append("try(function() return \(left) \(sign) \(right) end)") }
            }
        }
        let crowd = (1...300).map { "'c\($0)'" }.joined(separator: ",")
        let body = { (crowded: Bool) in
            lines.map { line in
                crowded ? line.replacing("function() ", with: "function() local _ = #{\(crowd)} ") : line
            }
        }
        var outcomes: [[LuaValue]] = []
        for crowded in [false, true] {
            var found: [LuaValue] = []
            // In portions, because a file has its limits.
            for start in stride(from: 0, to: lines.count, by: 200) {
                let portion = body(crowded)[start..<min(start + 200, lines.count)].joined(separator: "\n")
                found.append(
                    try evaluate(
                        """
                        local t, n, r = { x = 5, ['y z'] = 2.25 }, 4, {}
                        local function try(f)
                          local ok, v = pcall(f)
                          if not ok then v = v:sub(v:find(" ", 1, true), -1) v = v:sub(1, (v:find("(", 1, true) or 0) - 1) end
                          r[#r + 1] = tostring(v)
                        end
                        \(portion)
                        keep(r)
                        """))
            }
            outcomes.append(found)
        }
        #expect(outcomes[0] == outcomes[1])
    }
}
