// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

private enum Kind: String, CaseIterable { case title, form }

private struct Standard: LuaDecodable, Equatable {
    var basis: String
    var years: [Int]
    var kind: Kind

    init(from decoder: LuaDecoder) throws(LuaDecodingError) {
        try decoder.allow(["basis", "years", "kind"])
        basis = try decoder.field("basis").string()
        years = try decoder.optional("years")?.list { year throws(LuaDecodingError) in try year.integer() } ?? []
        kind = try decoder.field("kind").choice()
    }
}

@Suite struct DecoderTests {
    private func decoder(_ source: String) throws -> LuaDecoder {
        LuaDecoder(try evaluate("keep(\(source))"), path: "award")
    }

    @Test("a table becomes a value of the host's type")
    func decodes() throws {
        let award = try decoder("{ standard = { { basis = 'Điều 74', years = { 2023, 2024.0 }, kind = 'form' } } }")
        let standards = try award.field("standard").list(of: Standard.self)
        #expect(standards.first?.years == [2023, 2024])
        #expect(standards.first?.basis == "Điều 74")
        #expect(standards.first?.kind == .form)
    }

    @Test(
        "a wrong value is named by its path",
        arguments: [
            (
                "{ standard = { { basis = 'x', kind = 'form' }, { basis = 5 } } }",
                "award.standard[2].basis: expected string, found integer"
            ),
            ("{ standard = { { kind = 'form' } } }", "award.standard[1].basis: expected value, found nil"),
            (
                "{ standard = { { basis = '', years = { 1, 2.5 } } } }",
                "award.standard[1].years[2]: expected integer, found number"
            ),
            (
                "{ standard = { { basis = '', kind = 'from' } } }",
                "award.standard[1].kind: expected one of title, form, found from"
            ),
            (
                "{ standard = { { baiss = '' } } }",
                "award.standard[1]: expected a key out of basis, years, kind, found baiss"
            ),
            ("{ standard = { [3] = {} } }", "award.standard: expected list, found key [3]"),
            ("{ standard = 'x' }", "award.standard: expected list, found string"),
            ("{ 1 }", "award.standard: expected value, found nil"), ("7", "award: expected table, found integer"),
        ])
    func paths(source: String, message: String) throws {
        let award = try decoder(source)
        #expect {
            try award.field("standard").list(of: Standard.self)
        } throws: {
            ($0 as? LuaDecodingError)?.description == message
        }
    }

    @Test("keys that are no names stand in brackets")
    func brackets() throws {
        let value = try decoder("{ ['Sở TN&MT'] = { [2024] = { [true] = 'x', [0.5] = 1 } } }")
        let inner = try value.field("Sở TN&MT").field(2024)
        #expect(inner.path == "award[\"Sở TN&MT\"][2024]")
        #expect(
            try inner.fields().map(\.value.path) == [
                "award[\"Sở TN&MT\"][2024][0.5]", "award[\"Sở TN&MT\"][2024][true]",
            ])
    }

    @Test("scalars come as they are, and a function as its number")
    func scalars() throws {
        #expect(try decoder("true").boolean())
        #expect(try decoder("3").number() == 3)
        #expect(try decoder("{ function() end }").elements()[0].function() == 1)
        #expect(throws: LuaDecodingError.self) { try decoder("1e300").integer() }
        #expect(throws: LuaDecodingError(path: "award", expected: .function, found: "nil")) {
            try decoder("nil").function()
        }
    }
}
