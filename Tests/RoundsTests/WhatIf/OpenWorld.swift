// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import RecordIO
import Records
import Rules
import TestSupport
import Testing

@testable import Rounds

/// A round so small that every way in which its open matters can turn out is tried by a run of its own.
struct OpenWorld {
    let loaded: RoundLoader.Loaded

    init(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let packs = PackLoader(folder: PackFolder(files: ["w/pack.lua": Self.pack, "w/rules.lua": Self.rules]))
            .load("w")
        let rulebook = try #require(packs.rulebook, "\(packs.diagnostics.map { $0.text(in: .english) })")
        let (round, problems) = RoundFileLoader.load(Self.round, name: "round.lua")
        let declaration = try #require(round, "\(problems.map { $0.text(in: .english) })")
        loaded = try RoundLoader.load(declaration, rulebook, records: .json(Self.records(&random), name: "world"))
    }

    private static func records(_ random: inout SplitMix) -> String {
        // So many blanks, however they fall.
        var blanks = 4
        func maybe(_ value: String) -> String {
            guard blanks > 0, random.chance(10) else { return value }
            blanks -= 1
            return "null"
        }
        func number(_ range: ClosedRange<Int>) -> String { String(Int.random(in: range, using: &random)) }
        var people: [String] = []
        var nominations: [String] = []
        for index in 0..<7 {
            let holds = random.chance(6) ? "{ \"done\": \(random.chance(3)) }" : ""
            people.append(
                """
                { "code": "P\(index)", "unit": \(maybe("\"U\(index % 2)\"")), "score": \(maybe(number(0...4))),
                  "good": \(maybe(random.chance(4) ? "false" : "true")), "woman": \(maybe("\(random.chance(2))")),
                  "rating": { "2024": \(maybe("\"\(random.chance(2) ? "B" : "A")\"")) }, "holds": [\(holds)] }
                """)
            for award in ["high", "low"] where !random.chance(3) {
                nominations.append(
                    """
                    { "award": "\(award)", "person": "P\(index)", "votes": \(maybe(number(1...3))),
                      "papers": \(random.chance(7) ? "[]" : "[\"p\"]"), "achievement": "t\(number(0...1))" }
                    """)
            }
        }
        return """
            { "unit": [{ "code": "U0" }, { "code": "U1" }], "person": [\(people.joined(separator: ",\n"))],
              "nomination": [\(nominations.joined(separator: ",\n"))] }
            """
    }

    private static let pack = #"pack { id = "w", title = "w", files = { "rules" } }"#

    private static let round = """
        round "r" { title = "r", year = 2024, date = "2024-12-10", pack = "w", records = "world" }
        """

    private static let rules = """
        codes "rating" { ordered = true, { "C" }, { "B" }, { "A" } }
        codes "paper" { { "p" } }
        record "unit" { title = "Đơn vị", field "code" { text, key = true } }
        record "person" { title = "Người",
          field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members" },
          field "good" { flag, changeable = true }, field "woman" { flag }, field "score" { integer, range = { 0, 4 } },
          field "rating" { yearly (one_of "rating"), changeable = "later" }, field "holds" { events { done = flag } } }
        record "nomination" { title = "Đề nghị",
          field "award" { text }, field "person" { ref "person" }, field "votes" { integer, range = { 0, 3 } },
          field "achievement" { text }, field "papers" { set_of (one_of "paper") } }

        local pending = { none { event.done } }
        award "title" { title = "Danh hiệu", kind = "title", for_each = person, consider = "all",
          requires { person.good, any { person.score:at_least(3), person.rating:in_year(2024):is "A" } },
          hold { person.holds:where(pending):exists() } }
        award "collective" { title = "Tập thể", kind = "title", for_each = unit, consider = "all",
          requires { unit.members:share(awarded "title"):at_least(percent(50)) } }
        award "best" { title = "Chiến sĩ", kind = "title", for_each = person, consider = "all",
          requires { awarded "title" } }
        award "high" { title = "Cao", kind = "form", for_each = person, consider = "nominated",
          requires { person.good, any { awarded "best", (person.score + 1):at_least(3) } },
          hold { person.holds:where(pending):exists() },
          approval { nomination.votes:at_least(2) }, dossier { "p" } }
        award "low" { title = "Thấp", kind = "form", for_each = person, consider = "nominated",
          requires { any { person.good, awarded("collective", { of = person.unit }) } },
          approval { nomination.votes:at_least(1) }, dossier { paper("p", { when = person.woman }) } }
        exclusive { "high", "low", by = nomination.achievement }

        quota "best" {
          seats = share(percent(60), { of = awarded "title", round = "down" }),
          rank = { highest(person.score), prefer(person.woman) },
          cap "unit" { each = person.unit,
            at_most = share(percent(70), { of = unit.members:count(awarded "title"), round = "down", minimum = 1 }) } }
        quota "high" { seats = 2, rank = { highest(person.score * 2 + nomination.votes), prefer(person.woman) },
          reserve "women" { person.woman, at_least = 1 }, cap "unit" { each = person.unit, at_most = 1 } }
        quota "low" { seats = 2, rank = { highest(nomination.votes), highest(person.score) },
          ceiling "men" { none { person.woman }, at_most = percent(50) } }
        """
}
