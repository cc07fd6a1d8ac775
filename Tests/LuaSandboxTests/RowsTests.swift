// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LuaSandbox

/// A host with one kind of row and seven columns over five rows; it can lend them to the sandbox or answer for them.
private final class Table: LuaHost {
    static let names = ["leader", "small", "medium", "wide", "fee", "unit", "grade", "kind"]
    static let grades = ["C", "B", "A"]
    static let rows = [0, 1, 2, 3, 4]
    let leaders: [UInt64] = [0b01101]
    let small: [Int8] = [-3, 0, 1, 2, 1]
    let medium: [Int16] = [-300, 0, 1000, 2, 0]
    let wide: [Int32] = [-70_000, 0, 1, 2, 1]
    let fees: [Int64] = [125, 200, .max / 10_000, -1, 0]
    let known: [UInt64] = [0b10111]
    let absent: [UInt64] = [0b10000]
    let lends: Bool
    private(set) var asked = 0

    init(lends: Bool) {
        self.lends = lends
    }

    private func number(_ name: String, _ row: Int) -> Int64 {
        switch name {
        case "medium": Int64(medium[row])
        case "wide": Int64(wide[row])
        case "fee": fees[row]
        default: Int64(small[row])
        }
    }

    func index(_ object: HostObject, _ key: HostKey) -> HostValue {
        guard case .name(let name, _) = key else { return .failure("no list") }
        asked += 1
        let row = Int(object.b)
        if object.kind == 2 { return name == "row" ? .integer(object.b) : .failure("no field \(name)") }
        guard Self.names.contains(name) else { return .failure("no field \(name)") }
        // Of all columns the fourth row is not known and the fifth has none, where only known rows are shared with the bits.
        if known[0] >> UInt64(row) & 1 == 0 { return .unknown }
        if absent[0] >> UInt64(row) & 1 == 1 { return .null }
        let value = number(name, row)
        switch name {
        case "leader": return .boolean(leaders[0] >> UInt64(row) & 1 == 1)
        case "fee":
            let millionths = value * 10_000
            return millionths % 1_000_000 == 0
                ? .integer(millionths / 1_000_000) : .number(Double(millionths) / 1_000_000)
        case "unit": return .object(HostObject(kind: 2, b: value))
        case "grade": return .code(rank: Int(max(0, value)), text: Self.grades[Int(max(0, value))], list: 3)
        case "kind": return .string(Self.grades[Int(max(0, value))])
        default: return .integer(value)
        }
    }

    func column(_ object: HostObject, _ name: String) -> Int? {
        lends && object.kind == 1 ? Self.names.firstIndex(of: name) : nil
    }

    func length(_ object: HostObject) -> HostValue { .failure("no list") }
    func code(rankOf text: String, list: Int32) -> Int? { list == 3 ? Self.grades.firstIndex(of: text) : nil }
    func known(_ object: HostObject, path: String) -> Bool { known[0] >> UInt64(object.b) & 1 == 1 }

    /// Calls the body with the columns; a fifth row that is none is not known to be there.
    func withColumns<Result>(_ body: ([HostColumn]) -> Result) throws -> Result {
        let there = [known[0] & ~absent[0]]
        // Ranks of codes are not negative.
        let ranks = small.map { max(0, $0) }
        return try there.withUnsafeBufferPointer { there in
            try absent.withUnsafeBufferPointer { absent in
                try leaders.withUnsafeBytes { leaders in
                    try small.withUnsafeBytes { small in
                        try medium.withUnsafeBytes { medium in
                            try wide.withUnsafeBytes { wide in
                                try fees.withUnsafeBytes { fees in
                                    try ranks.withUnsafeBytes { ranks in
                                        func column(
                                            _ storage: HostColumn.Storage, _ meaning: HostColumn.Meaning,
                                            _ values: UnsafeRawBufferPointer
                                        ) throws -> HostColumn {
                                            HostColumn(
                                                storage, meaning, values: try #require(values.baseAddress),
                                                known: try #require(there.baseAddress), absent: absent.baseAddress)
                                        }
                                        return body([
                                            try column(.bits, .boolean, leaders), try column(.int8, .integer, small),
                                            try column(.int16, .integer, medium), try column(.int32, .integer, wide),
                                            try column(.int64, .decimal(unit: 10_000), fees),
                                            try column(.int8, .object(HostObject(kind: 2)), small),
                                            try column(.int8, .code(Self.grades, list: 3), ranks),
                                            try column(.int8, .text(Self.grades), ranks),
                                        ])
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A sandbox with `function(c) BODY end`, and the function's number.
private struct Prepared: ~Copyable {
    var sandbox: Sandbox
    let function: Int

    init(_ body: String, _ budget: Budget = patient) throws {
        var sandbox = try makeSandbox(budget)
        let around = "local kept local n, plain, text, held = 0, 2, 'A', {}"
        try sandbox.run("\(around) keep(number(function(c) \(body) end))", name: "a", environment: "env")
        let number = if case .integer(let kept) = try sandbox.callPrelude("kept", []) { Int(kept) } else { 0 }
        self.sandbox = sandbox
        function = number
    }

    mutating func runsStraight() -> Bool { sandbox.runsStraight(function) }

    mutating func answers(_ host: Table, rows: [Int] = Table.rows) throws -> [HostAnswer] {
        try host.withColumns { columns in
            sandbox.callEach(
                function: function, argument: HostObject(kind: 1), rows: rows[...], columns: host.lends ? columns : [],
                host: host)
        }
    }
}

private func answersInRow(
    _ body: String, host: Table, rows: [Int] = Table.rows, budget: Budget = patient
) throws -> [HostAnswer] {
    var prepared = try Prepared(body, budget)
    return try prepared.answers(host, rows: rows)
}

private func answersAlone(_ body: String) throws -> [HostAnswer] {
    try Table.rows.map { row in
        var prepared = try Prepared(body)
        do throws(SandboxError) {
            let value = try prepared.sandbox.call(
                function: prepared.function, argument: HostObject(kind: 1, b: Int64(row)), host: Table(lends: false))
            return switch value {
            case .boolean(let flag): .boolean(flag)
            case .integer(let number): .integer(number)
            case .number(let number): .number(number)
            default: .null
            }
        } catch {
            guard error.code == .unknown else { throw error }
            return .unknown
        }
    }
}

@Suite struct RowsTests {
    @Test(
        "one row after the other, from columns or from the host, answers as each row alone",
        arguments: [
            "c.leader", "c.small", "c.medium and c.medium + c.wide", "c.fee", "c.fee == nil", "c.unit and c.unit.row",
            "c.grade and c.grade >= 'B'",
            "c.grade ~= nil and c.grade:is 'A'", "c.kind == 'C'", "c:known 'leader'", "c.small and c.small * 1.5",
            "c == c", "type(c) == 'userdata'", "tostring(c) == 'record'", "c.unit ~= nil and c.unit == c.unit",
            "pcall(error, c)", "select(2, pcall(error, c)) == c", "(pcall(ipairs, c))", "nil",
            "c['leader'] and c['sma' .. 'll']",
            // How deep a script may go is the same, and so is what it finds out about that.
            """
            (function() local function down(n) local ok, deeper = pcall(down, n + 1) return ok and deeper or n end
            return down(0) end)()
            """,
        ])
    func agree(expression: String) throws {
        let body = "return \(expression)"
        let alone = try answersAlone(body)
        #expect(alone.count == Table.rows.count)
        #expect(try answersInRow(body, host: Table(lends: true)) == alone)
        #expect(try answersInRow(body, host: Table(lends: false)) == alone)
    }

    @Test(
        "what runs straight to its end is found out: loops, calls of functions and what is read of others are not",
        arguments: [
            ("return c.small * 2 + c.medium >= 250 and c.wide < 6", true),
            ("return c.fee * 0.5 + c.small * 8 + c.wide // 5", true),
            ("if c.leader then return not c.small end return c.grade:is 'A' or c.kind:one_of { 'A', 'B' }", true),
            ("local t = { c.small, at = c.wide } return t[1] == -t.at", true),
            ("return c.small > plain and text ~= c.kind", true),
            ("n = 1 return c.small", false),
            ("return kept == c.small", true),
            ("return held.small", false),
            ("return type(c.small) == 'number'", false),
            ("local f = function() return true end return f()", false),
            ("for i = 1, 2 do n = i end return true", false),
            ("for _ in ipairs(c) do end return true", false),
            ("while c.leader do end return true", false),
            ("repeat until c.leader return true", false),
            ("return c.kind .. 'x' == 'Ax'", false),
            ("return " + (1...140).map { "c.small == \($0)" }.joined(separator: " or "), false),
        ])
    func straight(body: String, expected: Bool) throws {
        var prepared = try Prepared(body)
        let found = prepared.runsStraight()
        #expect(found == expected)
    }

    @Test(
        "a function whose steps are not counted answers, and dies, as one whose steps are",
        arguments: [
            "return c.small * 2 + c.medium >= 250 and c.wide < 6", "return c.kind:rep(1000000000) == ''",
            "return c.kind:rep(4000000):rep(2):len() > 1", "return c.kind:rep(100000):upper() == c.kind",
            "return c.kind:rep(2000):find(c.kind:rep(900)) == 1", "return c.small + c.kind",
            "return c.kind.nothing.more", "return c.grade >= 'B'", "return c.nothing",
            "return c.kind:rep(1000000):reverse():reverse():reverse():reverse():reverse():reverse() == ''",
        ])
    func uncounted(body: String) throws {
        for instructions in [2_000, 50_000, 5_000_000] {
            let budget = Budget(instructions: instructions, memory: 16 << 20, processorTime: .seconds(60))
            var prepared = try Prepared(body, budget)
            var counted = try Prepared("for _ = 1, 1 do end " + body, budget)
            let kinds = (prepared.runsStraight(), counted.runsStraight())
            #expect(kinds == (true, false))
            let host = Table(lends: true)
            let (answers, other) = (try prepared.answers(host), try counted.answers(host))
            #expect(answers == other)
            let (isDead, isOtherDead) = (prepared.sandbox.isDead, counted.sandbox.isDead)
            #expect(isDead == isOtherDead)
        }
    }

    @Test("a column that was met once is not asked for again")
    func asksOnce() throws {
        let host = Table(lends: true)
        _ = try answersInRow("return c.small and c.leader", host: host)
        #expect(host.asked == 2)
    }

    @Test("a call that fails, or answers neither truth nor number, ends the row; those before it are answered")
    func stops() throws {
        #expect(
            try answersInRow("if c.small == 1 then error('no') end return true", host: Table(lends: true)).count == 2)
        #expect(try answersInRow("return c.small == 1 and 'text'", host: Table(lends: true)).count == 2)
        #expect(try answersInRow("return c.nothing", host: Table(lends: true)).isEmpty)
    }

    @Test("a record kept from the row before is stale, and so is a part of it")
    func stale() throws {
        let body = "local old = kept kept = c if old then return old.leader end return true"
        #expect(try answersInRow(body, host: Table(lends: true)) == [.boolean(true)])
        let part = "local old = kept kept = c.unit if old then return old.row end return true"
        #expect(try answersInRow(part, host: Table(lends: true)) == [.boolean(true)])
        #expect(try answersInRow("local old = kept kept = c return old == c", host: Table(lends: true)).count == 5)
    }

    @Test("every row has the whole budget, and the one that uses it up ends the sandbox")
    func budget() throws {
        let loop = "for i = 1, 20000 do n = n + 1 end return true"
        let budget = Budget(instructions: 100_000, processorTime: .seconds(60))
        #expect(try answersInRow(loop, host: Table(lends: true), budget: budget).count == 5)
        let endless = "if c.small == 1 then while true do end end return true"
        #expect(try answersInRow(endless, host: Table(lends: true), budget: budget).count == 2)
    }

    @Test("what thousands of rows leave behind is collected")
    func memory() throws {
        let rows = [Int](repeating: 1, count: 20_000)
        let body = "local t = {} for i = 1, 20 do t[i] = c.unit end return #t == 20"
        let budget = Budget(memory: 4 << 20, processorTime: .seconds(60))
        #expect(try answersInRow(body, host: Table(lends: true), rows: rows, budget: budget).count == rows.count)
    }
}
