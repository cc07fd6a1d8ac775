// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Rounds
import Rules

/// How large a world is, in each direction in which one can grow.
struct Size: Equatable {
    var candidates = 100_000
    var awards = 12
    /// Of each award.
    var conditions = 8
    var members = 30
    /// Whether the units are judged as well, by shares of their members.
    var judgesUnits = false

    init() {}

    /// Reads what `arguments` gives.
    init?(_ arguments: [String]) {
        let numbers = arguments.compactMap { Int($0) }
        guard numbers.count == 5, arguments.count == 5 else { return nil }
        (candidates, awards, conditions, members) = (numbers[0], numbers[1], numbers[2], numbers[3])
        judgesUnits = numbers[4] == 1
    }

    var arguments: [String] {
        [candidates, awards, conditions, members, judgesUnits ? 1 : 0].map { String($0) }
    }
}

/// A made-up service of people in units, and rules for it: awards with seats for a twentieth, each of so many conditions.
struct World {
    let rulebook: Rulebook
    let records: RecordSet

    init(_ size: Size) {
        let files = ["growth/pack.lua": Self.pack, "growth/rules.lua": Self.rules(size)]
        let loaded = PackLoader(folder: PackFolder(files: files)).load("growth")
        guard let rulebook = loaded.rulebook else {
            for diagnostic in loaded.diagnostics.prefix(10) { print(diagnostic.text(in: .english)) }
            exit(1)
        }
        self.rulebook = rulebook
        records = Self.records(size, rulebook.schema)
    }

    // MARK: Rules

    private static let pack = #"pack { id = "growth", title = "Đo độ lớn", files = { "rules" } }"#

    private static func rules(_ size: Size) -> String {
        let fields = (0..<numbers).map { "field \"n\($0)\" { integer }" }.joined(separator: ", ")
        var text = """
            codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
            record "unit" { title = "unit", field "code" { text, key = true }, field "size" { integer } }
            record "person" { title = "person", field "code" { text, key = true },
              field "unit" { ref "unit", inverse = "members" }, field "leader" { flag }, field "score" { decimal },
              field "rating" { one_of "rating" }, \(fields) }

            """
        for award in 0..<size.awards {
            let conditions = (0..<size.conditions).map { condition(award * size.conditions + $0) }
            text += """
                award "a\(award)" { title = "a\(award)", for_each = person, consider = "all",
                  requires { \(conditions.joined(separator: ", ")) } }
                quota "a\(award)" { seats = \(max(1, size.candidates / 20)), rank = { highest(person.score) } }

                """
        }
        if size.judgesUnits {
            text += """
                award "units" { title = "units", for_each = unit, consider = "all", requires {
                  unit.members:share(person.rating:at_least "HTTNV"):at_least(percent(40)),
                  unit.members:count(person.leader):at_least(1), unit.members:average(person.score):at_least(40) } }

                """
        }
        return text
    }

    private static let numbers = 8

    /// Conditions that most people meet, no two of them alike.
    private static func condition(_ number: Int) -> String {
        let field = "person.n\(number % numbers)"
        let bound = number / numbers % 12
        switch number % 5 {
        case 0: return "\(field):at_least(\(bound))"
        case 1: return "\(field):at_most(\(99 - bound))"
        case 2: return "any { person.rating:at_least \"HTTNV\", \(field):at_least(\(20 + bound)) }"
        case 3: return "none { \(field):more_than(\(98 - bound)) }"
        default: return "any { person.leader, \(field):at_least(\(10 + bound)) }"
        }
    }

    // MARK: Records

    private static func records(_ size: Size, _ schema: Schema) -> RecordSet {
        var builder = RecordSetBuilder(schema)
        var random = Congruential(state: 2024)
        let (unit, person) = (schema.recordIndex("unit") ?? 0, schema.recordIndex("person") ?? 1)
        let units = max(1, size.candidates / size.members)
        for row in 0..<units {
            builder.addRow(
                unit, key: "U\(row)", origin: .none, cells: [.text("U\(row)"), .integer(Int64(size.members))])
        }
        for row in 0..<size.candidates {
            var cells: [Cell] = [
                .text("P\(row)"), .reference("U\(row % units)"), .flag(random.next(8) == 0),
                .decimal(Int64(random.next(1000)) * 100_000), .code(random.next(4)),
            ]
            for _ in 0..<numbers { cells.append(random.next(33) == 0 ? .unknown : .integer(Int64(random.next(100)))) }
            builder.addRow(person, key: "P\(row)", origin: .none, cells: cells)
        }
        return builder.finish().records
    }
}

/// The linear congruential generator of Knuth's MMIX.
private struct Congruential {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
