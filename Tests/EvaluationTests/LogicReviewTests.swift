// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules
import Testing

/// What `check` says of conditions that nobody can meet or fail, each with a record that shows it.
@Suite struct LogicReviewTests {
    static let schema = """
        codes "rating" { ordered = true, { "KHTNV", "Không hoàn thành" }, { "HTNV", "Hoàn thành" }, { "HTTNV", "Tốt" },
          { "HTXSNV", "Xuất sắc" } }
        record "unit" { title = "Đơn vị", field "code" { text, key = true }, field "size" { integer, range = { 1, 50 }, title = "Số người" },
          field "parent" { ref "unit", blank = "absent", title = "Cấp trên" } }
        record "person" { title = "Cá nhân", field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members", title = "Đơn vị" },
          field "score" { integer, range = { 0, 100 }, title = "Điểm" }, field "other" { integer, range = { 0, 100 }, title = "Điểm phụ" },
          field "kind" { one_of { "cong_chuc", "vien_chuc", "nld" }, title = "Đối tượng" }, field "active" { flag, title = "Đang làm việc" },
          field "rating" { yearly (one_of "rating"), title = "Xếp loại" },
          field "ideas" { events { year = integer, level = one_of "rating" }, title = "Sáng kiến" } }
        record "nomination" { field "award" { text }, field "person" { ref "person" }, field "unit" { ref "unit" } }
        parameter "floor" { title = "Điểm sàn", range = { 0, 1000 }, { from = "2020-01-01", value = 50, basis = "b", status = "confirmed" },
          { from = "2024-01-01", value = 790, basis = "b", status = "confirmed" } }
        parameter "strict" { title = "Chặt", type = flag, { from = "2020-01-01", value = false, basis = "b", status = "confirmed" } }
        local function now() return person.rating:in_year(round.year) end

        """

    private func findings(_ conditions: String, standards: String = "") -> [String] {
        let rules =
            Self.schema
            + "award \"a\" { title = \"A\", kind = \"form\", for_each = person, consider = \"all\", basis = \"b\",\n"
            + "  requires { \(conditions) },\n  \(standards)\n}\n"
        let pack = #"pack { id = "p", title = "P", files = { "r" } }"#
        let loaded = PackLoader(folder: PackFolder(files: ["p/pack.lua": pack, "p/r.lua": rules])).load("p")
        guard let rulebook = loaded.rulebook else { return loaded.diagnostics.map { $0.text(in: .english) } }
        return LogicReview(rulebook, language: .english).diagnostics.map { $0.message.text(in: .english) }
    }

    @Test(
        "a slip is found and shown on a record",
        arguments: [
            (
                "person.score:at_least(790)",
                "no record can meet “Điểm: at least 790”: the nearest has Điểm = 100, and fails."
            ),
            (
                "person.score:at_least(param.floor)",
                "no record can meet “Điểm: at least Điểm sàn”: the nearest has Điểm = 100, and fails."
            ),
            (
                "person.score:at_least(0)",
                "every record meets “Điểm: at least 0”, so it keeps nobody out: Điểm = 0 still meets it."
            ),
            (
                "person.score:between(101, 200)",
                "no record can meet “Điểm: from 101 to 200”: the nearest has Điểm = 100, and fails."
            ),
            (
                "now():more_than \"HTXSNV\"",
                "no record can meet “Xếp loại (Năm xét): more than “Xuất sắc””: the nearest has Xếp loại (Năm xét) = Xuất sắc, and fails."
            ),
            (
                "(person.score + person.other):at_most(200)",
                "every record meets “Điểm + Điểm phụ: at most 200”, so it keeps nobody out: Điểm + Điểm phụ = 200 still meets it."
            ),
            (
                "all { person.score:at_least(80), person.score:at_most(70) }",
                "“all of: Điểm: at least 80; Điểm: at most 70” contradicts itself, so nobody meets it: a record with Điểm = 70 meets the other parts but can never meet “Điểm: at least 80”."
            ),
            (
                "all { person.score:at_least(80), person.score:at_least(70) }",
                "“Điểm: at least 70” adds nothing: whoever meets “Điểm: at least 80” meets it already, such as a record with Điểm = 80."
            ),
            (
                "any { person.score:at_least(80), person.score:at_least(70) }",
                "“Điểm: at least 80” opens no further way: whoever meets it meets “Điểm: at least 70” already, such as a record with Điểm = 80."
            ),
            (
                "any { person.score:at_least(70), person.score:at_most(70) }",
                "every record meets “one of: Điểm: at least 70; Điểm: at most 70”: failing one part means meeting another, such as Điểm = 70."
            ),
            (
                "all { now():is \"HTXSNV\", now():at_least \"HTTNV\" }",
                "“Xếp loại (Năm xét): at least “Tốt”” adds nothing: whoever meets “Xếp loại (Năm xét): “Xuất sắc”” meets it already, such as a record with Xếp loại (Năm xét) = Xuất sắc."
            ),
            (
                "all { person.kind:is \"nld\", person.kind:one_of { \"cong_chuc\", \"vien_chuc\" } }",
                "“all of: Đối tượng: “nld”; Đối tượng: “cong_chuc” or “vien_chuc”” contradicts itself, so nobody meets it: a record with Đối tượng = cong_chuc meets the other parts but can never meet “Đối tượng: “nld””."
            ),
            (
                "all { person.ideas:exists(), person.ideas:count():at_most(0) }",
                "“all of: there is Sáng kiến; number of Sáng kiến: at most 0” contradicts itself, so nobody meets it: a record with number of Sáng kiến = 0 meets the other parts but can never meet “there is Sáng kiến”."
            ),
            (
                "person.ideas:where { event.level:more_than \"HTXSNV\" }:exists()",
                "no record can meet “level: more than “Xuất sắc””: the nearest has level = Xuất sắc, and fails."
            ),
        ])
    func slip(condition: String, expected: String) {
        #expect(findings(condition) == [expected])
    }

    @Test(
        "what can be met and failed is not reported",
        arguments: [
            "person.score:at_least(80)", "person.score:at_least(100)", "person.active", "none { person.active }",
            "any { param.strict, person.score:at_least(80) }", "param.floor:at_least(60)",
            "all { person.score:at_least(70), person.score:at_most(80) }",
            // Whoever has no unit above is neither at least nor below.
            "any { person.unit.parent.size:at_least(10), person.unit.parent.size:less_than(10) }",
            "any { person.score:at_least(80), all { person.score:at_least(70), person.active } }",
            "person.unit.members:share(person.active):at_least(percent(70))",
            "at_least_of(2, { person.active, person.score:at_least(50), now():is \"HTXSNV\" })",
        ])
    func fine(condition: String) {
        #expect(findings(condition) == [])
    }

    @Test("what a list of requirements or of a standard's conditions says together")
    func lists() {
        #expect(
            findings("person.score:at_least(80), person.active, person.score:at_most(70)") == [
                "“A” contradicts itself, so nobody meets it: a record with Điểm = 70; Đang làm việc = yes meets the other parts but can never meet “Điểm: at least 80”."
            ])
        #expect(
            findings("person.score:at_least(80), person.active, person.score:at_least(70)") == [
                "“Điểm: at least 70” adds nothing: whoever meets “Điểm: at least 80; Đang làm việc” meets it already, such as a record with Điểm = 80; Đang làm việc = yes."
            ])
        #expect(
            findings(
                "person.active",
                standards: "standard \"s\" { title = \"S\", person.score:at_least(80), person.score:at_least(70) }")
                == [
                    "“Điểm: at least 70” adds nothing: whoever meets “Điểm: at least 80” meets it already, such as a record with Điểm = 80."
                ])
    }

    @Test("a standard that another covers, and one that the requirements forbid")
    func standards() {
        let found = findings(
            "person.score:at_least(60)",
            standards: """
                standard "cao" { title = "Cao", person.score:at_least(90) }, standard "kha" { title = "Khá", person.score:at_least(80) },
                standard "thap" { title = "Thấp", person.score:at_most(50) },
                """)
        #expect(
            found == [
                "standard “Cao” decides nobody: whoever meets it meets “Khá” too, such as a record with Điểm = 90.",
                "nobody can qualify by standard “Thấp”: a record with Điểm = 50 meets it but breaks the award's requirements.",
            ])
    }

    @Test("a standard that another covers may still decide when it asks for fewer papers")
    func papers() {
        let found = findings(
            "person.active",
            standards: """
                standard "cao" { title = "Cao", person.score:at_least(90) },
                standard "kha" { title = "Khá", person.score:at_least(80), dossier { "to_trinh" } },
                """)
        #expect(found == [])
    }
}
