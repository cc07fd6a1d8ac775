// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import RecordIO
import Records
import Rules
import TestSupport
import Testing

/// A small department with blanks everywhere, and a pack that uses every word of the vocabulary on it.
struct RandomWorld {
    /// A fact of a row that may be blank: where it goes in the JSON, and its value.
    struct Slot {
        let path: String
        let value: String
    }

    var people: [[(key: String, value: String?)]] = []
    var units: [[(key: String, value: String?)]] = []
    var nominations: [[(key: String, value: String?)]] = []

    init(seed: UInt64, people count: Int = 12) {
        var random = SplitMix(seed: seed)
        for index in 0..<3 {
            units.append([
                ("code", "\"U\(index)\""),
                ("headcount", Self.maybe(String(Int.random(in: 1...20, using: &random)), &random)),
                ("kind", Self.maybe(["\"phong\"", "\"chi_nhanh\""].randomElement(using: &random), &random)),
                ("rating", Self.ratings(&random)), ("parent", random.chance(3) ? "\"U0\"" : nil),
            ])
        }
        for index in 0..<count {
            people.append([
                ("code", "\"P\(index)\""),
                ("unit", random.chance(8) ? nil : "\"U\(Int.random(in: 0..<3, using: &random))\""),
                ("leader", Self.maybe(random.chance(3) ? "true" : "false", &random)),
                ("class", Self.maybe(String(Int.random(in: 1...5, using: &random)), &random)),
                ("score", Self.maybe("\(Int.random(in: 0...200, using: &random)).5", &random)),
                ("joined", Self.maybe(Self.date(&random), &random)),
                ("rating", Self.ratings(&random)), ("honours", Self.honours(&random)), ("spells", Self.spells(&random)),
                ("tags", Self.maybe(random.chance(2) ? "[\"a\", \"b\"]" : "[]", &random)),
                ("last", Self.maybe(String(Int.random(in: 2019...2023, using: &random)), &random)),
                ("fee", Self.maybe("\(Int.random(in: 0...3, using: &random)).25", &random)),
            ])
            if random.chance(2) {
                nominations.append([
                    ("award", "\"nominated\""), ("person", "\"P\(index)\""),
                    ("votes", Self.maybe(String(Int.random(in: 0...13, using: &random)), &random)),
                    ("standard", Self.maybe("\"a\"", &random)), ("papers", Self.maybe("[\"to_trinh\"]", &random)),
                ])
            }
        }
    }

    private static func maybe(_ value: String?, _ random: inout SplitMix) -> String? { random.chance(4) ? nil : value }

    private static func ratings(_ random: inout SplitMix) -> String? {
        let years = (2021...2024).compactMap { year -> String? in
            guard !random.chance(4) else { return nil }
            let code = ["KHTNV", "HTNV", "HTTNV", "HTXSNV", "HTXSNV"].randomElement(using: &random) ?? "HTNV"
            return "\"\(year)\": \"\(code)\""
        }
        return "{ \(years.joined(separator: ", ")) }"
    }

    private static func date(_ random: inout SplitMix) -> String {
        "\"\(Int.random(in: 2019...2024, using: &random))-0\(Int.random(in: 1...9, using: &random))-1\(Int.random(in: 0...9, using: &random))\""
    }

    private static func honours(_ random: inout SplitMix) -> String? {
        let events = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let parts = [
                maybe("\"code\": \"\(random.chance(2) ? "CSTDCS" : "LDTT")\"", &random),
                maybe("\"year\": \(Int.random(in: 2021...2024, using: &random))", &random),
                maybe("\"points\": \(Int.random(in: 0...9, using: &random))", &random),
                maybe("\"granted\": \(date(&random))", &random),
                maybe("\"valid\": \(random.chance(4) ? "false" : "true")", &random),
                maybe("\"conduct\": \"v\(Int.random(in: 1...2, using: &random))\"", &random),
            ]
            return "{ \(parts.compactMap { $0 }.joined(separator: ", ")) }"
        }
        return "[\(events.joined(separator: ", "))]"
    }

    private static func spells(_ random: inout SplitMix) -> String? {
        let events = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let first = Int.random(in: 1...5, using: &random)
            let parts = [
                maybe("\"from\": \"2024-0\(first)-01\"", &random),
                maybe("\"to\": \"2024-0\(first + Int.random(in: 0...4, using: &random))-28\"", &random),
            ]
            return "{ \(parts.compactMap { $0 }.joined(separator: ", ")) }"
        }
        return "[\(events.joined(separator: ", "))]"
    }

    // MARK: Records

    var json: String {
        func rows(_ rows: [[(key: String, value: String?)]]) -> String {
            rows.map { row in
                "{ "
                    + row.compactMap { cell in cell.value.map { "\"\(cell.key)\": \($0)" } }.joined(separator: ", ")
                    + " }"
            }.joined(separator: ",\n")
        }
        return
            "{ \"person\": [\(rows(people))],\n \"unit\": [\(rows(units))],\n \"nomination\": [\(rows(nominations))] }"
    }

    func records(_ rulebook: Rulebook) throws -> RecordSet {
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let result = RecordReader.read(
            .json(json, name: "world"), schema: rulebook.schema,
            round: RoundFacts(
                id: "r",
                cells: [
                    "year": .integer(2024), "date": .date(date), "law_as_of": .date(date), "decision_date": .date(date),
                ]))
        let errors = result.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .english) }
        return try #require(result.records, "\(errors)")
    }

    static func evaluator(_ rulebook: Rulebook, _ records: RecordSet) throws -> Evaluator {
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        return Evaluator(
            rulebook: rulebook, records: records, inputs: RoundInputs(year: 2024, date: date, lawAsOf: date))
    }

    static func rulebook() throws -> Rulebook {
        let loaded = PackLoader(folder: PackFolder(files: ["all/pack.lua": pack, "all/rules.lua": rules])).load("all")
        return try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
    }

    private static let pack = #"pack { id = "all", title = "all", files = { "rules" } }"#

    /// Every operation of the language, in one pack of small awards.
    private static let rules = """
        codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
        codes "honour" { { "LDTT" }, { "CSTDCS" } }
        codes "paper" { { "to_trinh" }, { "bao_cao" } }
        record "unit" { title = "u",
          field "code" { text, key = true }, field "headcount" { integer, range = { 0, 50 } },
          field "kind" { one_of { "phong", "chi_nhanh" } }, field "rating" { yearly (one_of "rating") },
          field "parent" { ref "unit", blank = "absent" },
        }
        record "person" { title = "p",
          field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members" },
          field "leader" { flag }, field "class" { integer, range = { 1, 5 } },
          field "score" { decimal, range = { 0, 300 } }, field "joined" { date },
          field "rating" { yearly (one_of "rating") }, field "tags" { set_of (one_of { "a", "b" }) },
          field "last" { integer, blank = "absent" }, field "fee" { decimal },
          field "honours" { events { code = one_of "honour", year = integer, points = integer, granted = date,
            valid = flag, conduct = text } },
          field "spells" { events { field "from" { date }, field "to" { date, blank = "open" } } },
        }
        record "nomination" { title = "n",
          field "award" { text }, field "person" { ref "person" }, field "votes" { integer, range = { 0, 13 } },
          field "standard" { text }, field "papers" { set_of (one_of "paper") },
        }
        parameter "most" { { from = "2024-01-01", value = 8, status = "assumed" } }
        define "small" { for_each = unit, any { unit.kind:is "chi_nhanh", unit.headcount:at_most(param.most) } }
        define "merit" { for_each = person,
          value = 0.5 * person.score + points(person.rating:in_year(2024), { HTXSNV = 30, HTTNV = 20, HTNV = 10 }):otherwise(0) }
        define "good" { for_each = person, person.rating:in_year(round.year):at_least "HTTNV" }

        local function each(id, ...)
          local conditions = { ... }
          for i, condition in ipairs(conditions) do
            award (id .. i) { title = id .. i, for_each = person, consider = "all", requires { condition } }
          end
        end
        each("plain", person.leader, none { person.leader }, person.class:between(2, 3), person.score:at_least(100.5),
          person.score:less_than(50), person.joined:before "2021-06-15", person.tags:is "a", person.class:is_not(3),
          person.joined:year():at_most(2021), person.joined:months_until(round.date):at_least(30), person.unit:is_known(),
          person.joined:months_through(round.date):at_least(30),
          person.joined:years_until(round.date):more_than(2), person.unit.kind:one_of { "phong", "chi_nhanh" },
          person.unit.parent.headcount:at_least(5), person.unit.parent:is_absent(), person.unit.small, person.good,
          any { person.leader, person.class:is(1) }, all { person.leader, person.good }, at_least_of(2, { person.leader,
          person.good, person.unit.small }), person.merit:at_least(80), min(person.score, 100):at_least(90),
          max(person.class, 3):more_than(3), clamp(person.score, 10, 20):is(20), (person.score / person.class):at_least(40),
          when(person.leader, person.score, 2 * person.score):at_least(120), round_up(person.score):at_most(60))
        each("stored", person.last:is_absent(), any { person.last:is_absent(), person.last:at_most(2021) },
          none { person.last:less_than(2021), person.last:more_than(2022) }, person.class:one_of { 1, 2, 5 },
          person.class:at_least(ratio(7, 2)), person.class:less_than(9), person.class:at_most(-1), person.last:is_not(2020),
          person.fee:at_least(1.25), person.fee:less_than(2), person.fee:more_than(ratio(1, 3)), person.fee:is_absent(),
          person.leader:is_absent(), person.rating:in_year(2024):one_of { "KHTNV", "HTXSNV" },
          all { person.good, none { person.leader, person.unit.small }, any { person.fee:at_most(2.25), person.last:is(2021) } })
        each("years", person.rating:streak("HTXSNV"):at_least(2), person.rating:streak { at_least = "HTTNV" }:at_least(3),
          person.rating:streak("HTXSNV", { ending = { 2023, 2024 } }):at_least(2), person.rating:count("HTXSNV", { years = 3 }):at_least(2),
          person.rating:streak("HTXSNV", { since = "2023-01-01" }):at_least(2), person.rating:in_year(2022):is "HTXSNV",
          person.rating:in_year(2020):at_least "HTNV", person.unit.rating:streak { at_least = "HTTNV" }:at_least(2))
        each("events", person.honours:where { code = "CSTDCS" }:streak("year"):at_least(2),
          person.honours:where { code = "CSTDCS", valid = true }:within(2):count():at_least(1),
          person.honours:since("2023-01-01"):count():at_least(2), person.honours:sum("points"):at_least(7),
          person.honours:latest("points"):at_least(4), person.honours:exists(), person.honours:count_distinct("code"):is(2),
          person.honours:first_of_each("conduct", "granted"):count():at_most(1),
          person.honours:where { event.points:at_least(3), none { event.valid } }:exists(),
          person.honours:where { event.year:at_least(2022), outer.class:at_least(3) }:exists(),
          person.honours:with_round("CSTDCS", person.good):where { code = "CSTDCS" }:streak("year"):at_least(2),
          person.spells:unbroken { gap_days = 3 }:before "2024-04-15", person.spells:days { year = 2024 }:at_least(60),
          person.honours:latest("points"):otherwise(5):at_least(5), person.honours:latest("granted"):after "2022-01-01")
        each("members", person.unit.members:share(person.good):at_least(percent(60)),
          person.unit.members:count(person.leader, { among = person.good }):at_least(1),
          person.unit.members:every(person.rating:in_year(2024):at_least "HTNV", { among = person.class:at_least(2) }),
          person.unit.members:some(person.score:at_least(150)), person.unit.members:average(person.score):at_least(90),
          person.unit.members:sum(person.class):at_least(12), person.unit.members:count():more_than(4),
          person.unit.members:share(person.leader, { among = person.class:at_most(3) }):at_most(ratio(1, 3)),
          person.unit.members:count(eligible "events6"):at_least(2),
          person.unit.members:some(all { awarded "plain1", person.score:more_than(outer.score) }))
        each("scripts",
          check("c", function(c) return c.class >= 3 end),
          check("k", function(c) if not c:known "score" then return c.leader end return c.score > 80 end),
          check("h", function(c) local n = 0 for _, e in ipairs(c.honours) do if e.code == "CSTDCS" then n = n + 1 end end return n >= 1 end),
          check("r", function(c) return c.rating[2024] >= "HTTNV" and c.unit.headcount > 3 end),
          compute("s", function(c) return c.score / c.class end, { decimals = 2 }):at_least(30))

        award "unit1" { title = "u1", for_each = unit, consider = "all",
          requires { unit.members:share(person.good):at_least(percent(50)), unit.small } }
        award "unit2" { title = "u2", for_each = unit, consider = "all",
          requires { unit.members:every(awarded "plain1") } ,
          standard "a" { unit.members:count(person.score:at_least(100)):at_least(2) },
          standard "b" { unit.rating:streak("HTXSNV"):at_least(2), unit.headcount:at_least(3) } }
        award "nominated" { title = "n", for_each = person, consider = "nominated",
          requires { any { nomination.votes:at_least(percent(50) * 13), person.good } },
          standard "x" { nomination.standard:is "a", person.leader }, standard "y" { person.score:at_least(60) },
          hold { person.spells:where { event.to:after "2024-08-01" }:exists() },
          approval { nomination.votes:at_least(6) }, dossier { "to_trinh", paper("bao_cao", { when = person.leader }) } }
        """
}
