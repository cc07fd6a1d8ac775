// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// A host with one small world: object 1 is a person, 2 a unit, 3 the ratings by year, 4 a list of initiatives.
private final class World: LuaHost {
    var reads: [String] = []
    var keyIDs: [String: Int] = [:]
    static let ratings = ["KHTNV", "HTNV", "HTTNV", "HTXSNV"]

    func rating(_ text: String) -> HostValue {
        code(rankOf: text, list: 7).map { .code(rank: $0, text: text, list: 7) } ?? .failure("no such code")
    }

    func index(_ object: HostObject, _ key: HostKey) -> HostValue {
        switch key {
        case .integer(let integer):
            reads.append("\(object.kind)[\(integer)]")
            if object.kind == 3 { return integer == 2022 ? .unknown : rating(integer == 2024 ? "HTXSNV" : "HTNV") }
            if object.kind == 4 { return .object(HostObject(kind: 5, a: integer)) }
        case .name(let name, let id):
            reads.append("\(object.kind).\(name)")
            if let known = keyIDs[name], known != id { return .failure("\(name) changed its number") }
            keyIDs[name] = id
            switch (object.kind, name) {
            case (1, "unit"): return .object(HostObject(kind: 2))
            case (1, "rating"): return .object(HostObject(kind: 3))
            case (1, "grade"): return .code(rank: 1, text: "B", list: 8)
            case (1, "initiatives"): return .object(HostObject(kind: 4))
            case (1, "name"): return .string(String(repeating: "Nguyễn ", count: 100))
            case (1, "gender"): return .string("nu")
            case (1, "score"): return .number(16.5)
            case (1, "leader"): return .boolean(false)
            case (1, "ended"): return .null
            case (2, "headcount"): return .integer(9)
            case (2, "kind"): return .unknown
            case (5, "year"): return .integer(2020 + object.a)
            default: break
            }
        }
        return .failure("no field \(key)")
    }

    func length(_ object: HostObject) -> HostValue { object.kind == 4 ? .integer(3) : .failure("no list") }
    func code(rankOf text: String, list: Int32) -> Int? { list == 7 ? World.ratings.firstIndex(of: text) : nil }
    func known(_ object: HostObject, path: String) -> Bool { path != "unit.kind" }
}

/// Calls `function(c) BODY end` with the person.
private func ask(_ body: String, host: any LuaHost = World()) throws -> LuaValue {
    var sandbox = try makeSandbox()
    try sandbox.run("keep(number(function(c) \(body) end))", name: "a", environment: "env")
    guard case .integer(let function) = try sandbox.callPrelude("kept", []) else { return .null }
    return try sandbox.call(function: Int(function), argument: HostObject(kind: 1), host: host)
}

private func refusal(_ body: String) -> SandboxError? {
    do {
        Issue.record("no error but \(try ask(body))")
        return nil
    } catch { return error as? SandboxError }
}

@Suite struct HostTests {
    @Test(
        "a script reads fields of every type",
        arguments: [
            ("c.unit.headcount", .integer(9)), ("c.score", .number(16.5)), ("c.leader", .boolean(false)),
            ("c.ended", .null), ("c.gender", .string("nu")), ("#c.name", .integer(900)),
            ("#c.initiatives", .integer(3)),
            ("c.initiatives[2].year", .integer(2022)), ("c.rating[2024]", .string("HTXSNV")),
            ("c.rating[2024.0]", .string("HTXSNV")), ("c.unit == c.unit", .boolean(true)),
            ("c.unit == c.rating", .boolean(false)), ("tostring(c)", .string("record")),
        ] as [(String, LuaValue)])
    func reads(expression: String, value: LuaValue) throws {
        #expect(try ask("return \(expression)") == value)
    }

    @Test("a list is walked with ipairs")
    func ipairs() throws {
        let body = "local years = {} for i, e in ipairs(c.initiatives) do years[i] = e.year end return years"
        #expect(try ask(body) == .table(LuaTable(array: [2021, 2022, 2023])))
    }

    @Test("pairs of an object is refused")
    func pairs() { #expect(refusal("for k in pairs(c.initiatives) do end")?.notice == .noPairs) }

    @Test("an unknown read stops the function, and pcall cannot hide it")
    func unknown() throws {
        #expect(refusal("return c.unit.kind")?.code == .unknown)
        #expect(refusal("return pcall(function() return c.unit.kind end)")?.code == .unknown)
        #expect(refusal("table.sort({ 1, 2 }, function() return c.unit.kind end)")?.code == .unknown)
        #expect(refusal("return c.rating[2022]")?.position == .init(chunk: "a", line: 1))
        #expect(try ask("return c:known 'unit.kind' and c.unit.kind or 'blank'") == "blank")
        #expect(try ask("return c:known 'unit.headcount'") == true)
    }

    @Test("the sandbox lives on after an unknown read")
    func unknownIsNotDeath() throws {
        var sandbox = try makeSandbox()
        try sandbox.run(
            "keep(number(function(c) return c.unit[c.ended == nil and 'kind' or 'x'] end))", name: "a",
            environment: "env")
        for _ in 0..<3 {
            #expect(throws: SandboxError.self) {
                try sandbox.call(function: 1, argument: HostObject(kind: 1), host: World())
            }
        }
        #expect(try sandbox.callPrelude("kept", []) == 1)
    }

    @Test(
        "codes compare by rank with codes and with texts of their list",
        arguments: [
            ("c.rating[2024] > c.rating[2023]", true), ("c.rating[2024] <= c.rating[2023]", false),
            ("c.rating[2024] >= 'HTTNV'", true), ("'HTTNV' < c.rating[2024]", true),
            ("c.rating[2023] == c.rating[2021]", true), ("c.rating[2023] == c.rating[2024]", false),
            ("c.rating[2024]:is 'HTXSNV'", true), ("c.rating[2024]:is_not 'HTXSNV'", false),
            ("c.rating[2023]:at_least 'HTNV'", true), ("c.rating[2023]:at_most 'KHTNV'", false),
            ("c.rating[2023]:more_than 'HTNV'", false), ("c.rating[2023]:less_than 'HTTNV'", true),
            ("c.rating[2023]:between('KHTNV', 'HTTNV')", true), ("c.rating[2023]:one_of { 'KHTNV', 'HTNV' }", true),
            ("c.rating[2023]:is(c.rating[2021])", true), ("('' .. c.rating[2024] .. 1) == 'HTXSNV1'", true),
            ("tostring(c.rating[2024]) == 'HTXSNV'", true), ("c.gender:is 'nu'", true),
            ("c.gender:is_not 'nu'", false), ("c.gender:one_of { 'nam', 'nu' }", true),
            ("string.format('%s', c.rating[2024]) == 'HTXSNV'", true),
            ("({ [c.rating[2023]] = true })[c.rating[2021]]", true),
        ])
    func codes(expression: String, truth: Bool) throws {
        #expect(try ask("return \(expression)") == .boolean(truth))
    }

    @Test(
        "a misuse has its own code",
        arguments: [
            ("c.rating[2024] >= 'HTXS'", .unknownCode, "HTXS"), ("c.rating[2024]:is 'x'", .unknownCode, "x"),
            ("c.rating[2024]:one_of { 'HTXSNV', 'x' }", .unknownCode, "x"),
            ("c.rating[2024] > 3", .codeExpected, "number"),
            ("c.rating[2024] > c.grade", .otherList, ""), ("c.rating[2024].best", .noMethod, "best"),
            ("(function() c.unit = 1 end)()", .noWrite, ""), ("(function() c.grade.x = 1 end)()", .noWrite, ""),
            ("c[true]", .objectKey, ""), ("c[1.5]", .objectKey, ""), ("c['\\xff']", .notUnicode, ""),
            ("c:known '\\xff'", .notUnicode, ""), ("c.unti", .host, #"no field name("unti", id: 0)"#),
            ("#c", .host, "no list"), ("c.gender:is(1)", .textWanted, "number"),
        ] as [(String, Notice, String)])
    func misuse(expression: String, notice: Notice, message: String) {
        let error = refusal("return \(expression)")
        #expect(error?.notice == notice)
        #expect(error?.message == message)
        #expect(error?.position == .init(chunk: "a", line: 1))
    }

    @Test("Lua's own text names the object as a record")
    func arithmetic() {
        #expect(
            refusal("return c.unit + 1")?.message == "attempt to perform arithmetic on a record value (field 'unit')")
        #expect(refusal("return 'x' .. c.unit")?.message == "attempt to concatenate a record value (field 'unit')")
    }

    @Test("an object that was kept is of no use in the next call")
    func stale() throws {
        var sandbox = try makeSandbox()
        try sandbox.run(
            "local kept keep(number(function(c) kept = kept or c return kept.gender end))", name: "a",
            environment: "env")
        let person = HostObject(kind: 1)
        #expect(try sandbox.call(function: 1, argument: person, host: World()) == "nu")
        #expect {
            try sandbox.call(function: 1, argument: person, host: World())
        } throws: {
            ($0 as? SandboxError)?.notice == .stale
        }
    }

    @Test("an object cannot leave, and a function number must exist")
    func limits() throws {
        #expect(refusal("return { x = { c.unit } }")?.path == "x[1]")
        var sandbox = try makeSandbox()
        #expect {
            try sandbox.call(function: 99, argument: HostObject(kind: 1), host: World())
        } throws: {
            ($0 as? SandboxError)?.notice == .noSuchFunction
        }
    }

    @Test("a name keeps its number, and names without end are still answered")
    func names() throws {
        let body = """
            local last
            for i = 1, 5000 do local ok, why = pcall(function() return c["n" .. i] end) last = why end
            return c.unit.headcount
            """
        #expect(try ask(body) == 9)
    }

    @Test("a host may use another sandbox while it answers")
    func otherSandbox() throws {
        final class Nested: LuaHost {
            func index(_ object: HostObject, _ key: HostKey) -> HostValue {
                guard let inner = try? ask("return c.unit.headcount") else { return .failure("inner") }
                return inner == 9 ? .integer(10) : .failure("inner")
            }
            func length(_ object: HostObject) -> HostValue { .null }
            func code(rankOf text: String, list: Int32) -> Int? { nil }
            func known(_ object: HostObject, path: String) -> Bool { false }
        }
        #expect(try ask("return c.x + 1", host: Nested()) == 11)
    }
}
