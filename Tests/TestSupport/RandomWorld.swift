// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A small department with blanks and ties, and a pack in which awards, definitions, quotas and parameters hang together
/// in every way that an overlay must follow.
public struct RandomWorld {
    /// The records as JSON.
    public let records: String

    /// Makes a world; the same seed makes the same.
    public init(seed: UInt64) {
        var random = SplitMix(seed: seed)
        records = Self.records(&random)
    }

    /// Writes the pack, the records and the round into a folder, and says where the round is.
    public func write(to folder: URL) throws -> URL {
        let pack = folder.appending(path: "rules/w")
        try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
        let round = folder.appending(path: "round.lua")
        let files = [
            (Self.pack, pack.appending(path: "pack.lua")), (Self.rules, pack.appending(path: "rules.lua")),
            (records, folder.appending(path: "world.json")), (Self.round, round),
        ]
        for (text, file) in files { try Data(text.utf8).write(to: file) }
        return round
    }

    private static func maybe(_ value: String, _ random: inout SplitMix) -> String { random.chance(7) ? "null" : value }

    private static func records(_ random: inout SplitMix) -> String {
        let units = (0..<4).map { index in
            let rating = ["KHTNV", "HTNV", "HTTNV", "HTXSNV"].randomElement(using: &random) ?? "HTNV"
            return """
                { "code": "U\(index)", "headcount": \(maybe(String(Int.random(in: 2...12, using: &random)), &random)),
                  "rating": { "2024": \(maybe("\"\(rating)\"", &random)) } }
                """
        }
        var people: [String] = []
        var nominations: [String] = []
        for index in 0..<24 {
            let rating = ["HTNV", "HTTNV", "HTTNV", "HTXSNV"].randomElement(using: &random) ?? "HTNV"
            let honours = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                "{ \"code\": \"\(random.chance(2) ? "A" : "B")\", \"year\": \(Int.random(in: 2021...2023, using: &random)) }"
            }
            people.append(
                """
                { "code": "P\(index)", "name": "P \(index)", "unit": \(maybe("\"U\(Int.random(in: 0..<4, using: &random))\"", &random)),
                  "leader": \(maybe(random.chance(3) ? "true" : "false", &random)),
                  "direct": \(maybe(random.chance(2) ? "true" : "false", &random)),
                  "woman": \(random.chance(2)), "score": \(maybe("\(Int.random(in: 5...20, using: &random)).5", &random)),
                  "rating": { "2024": \(maybe("\"\(rating)\"", &random)), "2023": "HTTNV" },
                  "honours": [\(honours.joined(separator: ", "))] }
                """)
            for award in ["high", "low"] where random.chance(2) {
                let papers = random.chance(5) ? "[]" : "[\"to_trinh\"]"
                nominations.append(
                    """
                    { "award": "\(award)", "person": "P\(index)", "votes": \(maybe(String(Int.random(in: 5...13, using: &random)), &random)),
                      "achievement": "t\(random.chance(2) ? 0 : index)", "papers": \(papers) }
                    """)
            }
        }
        return """
            { "unit": [\(units.joined(separator: ",\n"))], "person": [\(people.joined(separator: ",\n"))],
              "nomination": [\(nominations.joined(separator: ",\n"))] }
            """
    }

    /// The file `pack.lua`.
    public static let pack = #"pack { id = "w", title = "w", files = { "rules" } }"#

    /// The round file.
    public static let round = """
        round "r" { title = "r", year = 2024, date = "2024-12-10", pack = "w", records = "world.json",
          parameters = { low_seats = 5 },
          decisions = { { award = "low", candidate = "P3", outcome = "awarded", by = "tk", date = "2024-12-11", reason = "x" } } }
        """

    /// The file `rules.lua`.
    public static let rules = """
        codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
        codes "paper" { { "to_trinh" } }
        record "unit" { title = "Đơn vị",
          field "code" { text, key = true }, field "headcount" { integer, range = { 0, 50 } },
          field "rating" { yearly (one_of "rating") } }
        record "person" { title = "Người",
          field "code" { text, key = true }, field "name" { text }, field "unit" { ref "unit", inverse = "members" },
          field "leader" { flag }, field "direct" { flag }, field "woman" { flag }, field "score" { decimal, range = { 0, 100 } },
          field "rating" { yearly (one_of "rating") },
          field "honours" { events { code = one_of { "A", "B" }, year = integer } } }
        record "nomination" { title = "Đề nghị",
          field "award" { text }, field "person" { ref "person" }, field "votes" { integer, range = { 0, 13 } },
          field "achievement" { text }, field "papers" { set_of (one_of "paper") } }

        local function number(id, least, greatest, value)
          parameter(id) { title = id, range = { least, greatest },
            { from = "2024-01-01", value = value, status = "assumed" },
            { from = "2024-12-01", value = value, status = "confirmed" },
            { from = "2025-01-01", value = least, status = "assumed" } }
        end
        number("good_score", 0, 100, 9)
        number("title_share", 0, 100, 50)
        number("high_seats", 0, 20, 4)
        number("low_seats", 0, 20, 6)
        number("direct_share", 0, 100, 50)
        number("leader_share", 0, 100, 40)
        number("per_unit", 1, 20, 2)
        number("need_votes", 0, 13, 7)
        number("pay", 0, 1000000, 1000)
        number("unit_share", 0, 100, 40)
        parameter "strict" { title = "strict", type = flag, { from = "2024-01-01", value = false, status = "assumed" } }
        parameter "least_rating" { title = "least_rating", type = one_of "rating",
          { from = "2024-01-01", value = "HTTNV", status = "assumed" } }

        define "good" { for_each = person, title = "Tốt",
          all { person.rating:in_year(round.year):at_least(param.least_rating), person.score:at_least(param.good_score) } }
        define "merit" { for_each = person, title = "Điểm",
          value = person.score + points(person.rating:in_year(2024), { HTXSNV = 5, HTTNV = 2, HTNV = 0, KHTNV = 0 }):otherwise(0) }

        award "title" { title = "Danh hiệu", kind = "title", for_each = person, consider = "all",
          requires { person.good, any { none { param.strict }, none { person.leader } } } }
        award "collective" { title = "Tập thể", kind = "title", for_each = unit, consider = "all",
          requires { unit.members:share(awarded "title"):at_least(percent(param.title_share)) },
          standard "a" { unit.rating:in_year(2024):at_least "HTTNV" }, standard "b" { unit.headcount:at_most(6) } }
        award "best" { title = "Chiến sĩ", kind = "title", for_each = person, consider = "all",
          requires { awarded "title", any { person.honours:where { code = "A" }:exists(), person.rating:in_year(2024):is "HTXSNV" } },
          bonus = { coefficient = 1.5, base = param.pay } }
        award "high" { title = "Cao", kind = "form", for_each = person, consider = "nominated",
          requires { person.good }, standard "x" { awarded "best" }, standard "y" { person.honours:within(2):count():at_least(1) },
          standard "z" { person.score:at_least(14) },
          hold { person.unit.rating:in_year(2024):is "KHTNV" },
          approval { nomination.votes:at_least(param.need_votes) }, dossier { "to_trinh" },
          bonus = { coefficient = 3, base = param.pay } }
        award "low" { title = "Thấp", kind = "form", for_each = person, consider = "nominated",
          requires { any { person.good, awarded("collective", { of = person.unit }) } },
          approval { nomination.votes:at_least(6) }, dossier { "to_trinh" } }
        award "odd" { title = "Lạ", kind = "form", for_each = person, consider = "all",
          requires { check("kịch bản", function(c) return c.score * 2 >= c.param.good_score + 12 end), person.woman } }
        exclusive { "high", "low", by = nomination.achievement }

        quota "best" {
          seats = share(percent(param.unit_share), { of = awarded "title", round = "down" }),
          rank = { highest(person.merit), prefer(person.direct), prefer(person.woman) },
          cap "unit" { each = person.unit,
            at_most = share(percent(param.unit_share), { of = unit.members:count(awarded "title"), round = "up", minimum = 1 }) } }
        quota "high" { seats = param.high_seats,
          rank = { highest(person.merit), prefer(person.direct), highest(nomination.votes), prefer(person.woman) },
          reserve "direct" { person.direct, at_least = percent(param.direct_share), of = "seats", round = "up" },
          cap "leaders" { person.leader, at_most = round_down(percent(param.leader_share) * param.high_seats) },
          cap "each" { each = person.unit, at_most = param.per_unit } }
        quota "low" { seats = param.low_seats, rank = { highest(person.score), prefer(person.woman) },
          floor "women" { person.woman, at_least = percent(30) }, ceiling "leaders" { person.leader, at_most = percent(50) } }
        quota "odd" { seats = 3, rank = { highest(person.score) } }
        limit "heads" { for_each = unit, unit.headcount:at_least(param.per_unit), severity = "warning" }
        """
}
