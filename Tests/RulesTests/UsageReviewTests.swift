// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules
import Testing

/// What `check` says of declarations that nothing uses and awards that nobody founded or tried.
@Suite struct UsageReviewTests {
    private static let rules = """
        codes "kind" { { "a", "Loại A" }, { "b", "Loại B" }, { "c", "Loại C" } }
        codes "colour" { { "red" }, { "blue" } }
        record "unit" { field "code" { text, key = true } }
        record "person" { field "code" { text, key = true }, field "kind" { one_of "kind" }, field "colour" { one_of "colour" },
          field "n" { integer } }
        record "nomination" { field "award" { text }, field "person" { ref "person" } }
        parameter "used" { title = "Dùng", { from = "2020-01-01", value = 1, basis = "b", status = "confirmed" } }
        parameter "idle" { title = "Để đó", { from = "2020-01-01", value = 1, basis = "b", status = "confirmed" } }
        parameter "in_function" { title = "Trong hàm", { from = "2020-01-01", value = 1, basis = "b", status = "confirmed" } }
        define "score" { for_each = person, title = "Điểm", value = points(person.kind, { a = 1, b = 2 }) }
        define "unread" { for_each = person, title = "Không ai đọc", person.n:at_least(1) }
        award "x" { title = "Giải X", kind = "form", for_each = person, consider = "all", basis = "Điều 1",
          requires { person.score:at_least(param.used), check("hàm", function(c) return c.n >= c.param.in_function end) } }
        quota "x" { seats = 1, rank = { highest (person.score) } }
        award "y" { title = "Giải Y", kind = "form", for_each = person, consider = "all", requires { person.kind:is "a" } }
        test "X" { round = { year = 2024, date = "2024-12-10" }, persons = { { code = "P", kind = "a", n = 1 } },
          expect { "x", of = "P", verdict = "eligible" } }
        """

    private func findings(_ files: [String: String], _ id: String, children: Bool = false) throws -> [String] {
        let folder = PackFolder(files: files)
        let loaded = PackLoader(folder: folder).load(id)
        let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
        return UsageReview(rulebook, children: children ? folder.children(of: id) : []).diagnostics
            .map { $0.text(in: .english) }
    }

    private static let header = #"pack { id = "p", title = "P", files = { "r" } }"#

    @Test("everything idle is named once, with its place")
    func idle() throws {
        #expect(
            try findings(["p/pack.lua": Self.header, "p/r.lua": Self.rules], "p") == [
                "p/r.lua:1: note: in list “kind” no rule names: c. Records with these codes are judged alike.",
                "p/r.lua:2: note: no rule asks about list “colour”; its data is only there to be read.",
                "p/r.lua:8: warning: parameter “Để đó” (`idle`) is used by no rule.",
                "p/r.lua:10: warning: the table of points lacks c: whoever has such a code (say “Loại C”) has no points, and every comparison with them fails. Add the code with 0 points or write :otherwise(0).",
                "p/r.lua:11: warning: definition “Không ai đọc” (`unread`) is used by no rule.",
                "p/r.lua:15: warning: “Giải Y” has no `basis`: nobody can be told by which article.",
                "p/r.lua:15: warning: no case tries “Giải Y”; add a test to the pack.",
                "p/r.lua:15: note: “Giải Y” has no `quota`: everyone eligible gets it.",
            ])
    }

    @Test("what only a pack that extends this one uses is used; the child is not blamed for its parent")
    func children() throws {
        let child = #"pack { id = "c", title = "C", extends = "p", files = { "r" } }"#
        let rules = "amend.award \"y\" { requires { person.unread, person.n:at_least(param.idle) } }"
        let files = [
            "p/pack.lua": Self.header, "p/r.lua": Self.rules, "c/pack.lua": child, "c/r.lua": rules,
        ]
        let parent = try findings(files, "p", children: true)
        #expect(!parent.contains { $0.contains("`idle`") || $0.contains("`unread`") })
        #expect(try findings(files, "c").allSatisfy { $0.hasPrefix("c/") })
    }
}
