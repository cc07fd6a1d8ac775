// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import Testing

@testable import Rounds

/// Functions of rule files that raise an error about some people.
@Suite struct FailingFunctionTests {
    /// A round of ten people, the award's conditions being all that differs.
    private func open(_ requires: String) throws(RoundFailure) -> RoundSession? {
        let rules = """
            record "person" { title = "p", field "code" { text, key = true }, field "points" { integer } }
            award "a" { title = "a", for_each = person, consider = "all", requires { \(requires) } }
            """
        let pack = #"pack { id = "failing", title = "failing", files = { "rules" } }"#
        let files = PackFolder(files: ["failing/pack.lua": pack, "failing/rules.lua": rules])
        let text = #"round "r" { title = "r", year = 2024, date = "2024-12-10", pack = "failing" }"#
        guard let rulebook = PackLoader(folder: files).load("failing").rulebook,
            let round = RoundFileLoader.load(text, name: "r.lua").round,
            let person = rulebook.schema.recordIndex("person")
        else { return nil }
        var builder = RecordSetBuilder(rulebook.schema)
        for row in 0..<10 {
            builder.addRow(person, key: "P\(row)", origin: .none, cells: [.text("P\(row)"), .integer(Int64(row))])
        }
        return try RoundSession.judge(round, rulebook: rulebook, records: builder.finish().records)
    }

    private let failing = "check('f', function(c) if c.points == 3 then error('three') end return c.points > 6 end)"

    @Test("a function that fails about somebody on whom it depends stops the round")
    func needed() {
        #expect(throws: RoundFailure.self) { try open(failing) }
    }

    @Test("one that fails only where the other conditions have decided is a warning of the result")
    func unneeded() throws {
        let session = try #require(try open("\(failing), person.points:at_least(5)"))
        let result = session.result(language: .english)
        #expect(result.awards[0].candidates.count { $0.verdict == "eligible" } == 3)
        #expect(result.awards[0].candidates.count { $0.verdict == "ineligible" } == 7)
        let warnings = result.warnings.map { $0.text(in: .english) }
        #expect(warnings.count { $0.contains("three") } == 1, "\(warnings)")
        #expect(session.result(language: .english).warnings == result.warnings)
    }
}
