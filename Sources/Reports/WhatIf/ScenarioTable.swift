// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The figures of scenarios side by side: what every report shows of them, in cells.
struct ScenarioTable {
    /// One figure, for the round as it is and for each scenario.
    struct Row {
        let title: String
        let values: [String]
        var isHeading = false
    }

    let rows: [Row]

    init(answer: WhatIfAnswer, words: Words) {
        let all: [RoundFigures?] = [answer.baseline] + answer.scenarios.map(\.figures)
        var rows: [Row] = []
        func add(_ title: String, isHeading: Bool = false, _ value: (Int) -> String) {
            rows.append(Row(title: title, values: all.indices.map(value), isHeading: isHeading))
        }
        func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
            words(Message("whatif.\(key)", arguments))
        }
        for (id, title) in Self.awards(all) {
            func comparison(_ column: Int) -> AwardComparison? {
                column == 0 ? nil : answer.scenarios[column - 1].comparison?.awards.first { $0.id == id }
            }
            func award(_ column: Int) -> RoundFigures.Award? { all[column]?.awards.first { $0.id == id } }
            let isTouched = answer.scenarios.indices.contains { comparison($0 + 1)?.showsDifference ?? true }
            guard isTouched else { continue }
            add(title, isHeading: true) { _ in "" }
            add("  " + say("winners")) { award($0).map { String($0.winners) } ?? "–" }
            add("  " + say("moves")) { column in
                guard let comparison = comparison(column) else { return column == 0 ? "" : "–" }
                return "+\(comparison.entering.count) −\(comparison.leaving.count)"
            }
            for group in Self.groups(all, id) {
                add("  \(group)") { column in
                    guard let award = award(column), let found = award.groups.first(where: { $0.title == group }) else {
                        return "–"
                    }
                    return Self.share(found.count, award.winners, words)
                }
            }
            add("  " + say("bonus")) { column in
                let seats = column == 0 ? Self.before(answer, id) : comparison(column)?.seatsAfter
                return seats?.bonus.map { words.grouped($0) } ?? "–"
            }
            let binding = answer.scenarios.indices.map {
                comparison($0 + 1)?.rules.filter { $0.after?.isBinding ?? false } ?? []
            }
            if binding.contains(where: { !$0.isEmpty }) {
                let before = answer.scenarios.indices.lazy.compactMap { comparison($0 + 1) }.first?.rules.filter {
                    $0.before?.isBinding ?? false
                }
                add("  " + say("binding")) { column in
                    let rules = column == 0 ? before ?? [] : binding[column - 1]
                    return Self.named(rules)
                }
            }
        }
        add(say("money")) { column in
            all[column].map { words.grouped($0.money.reduce(0) { $0 + $1.amount }) } ?? "–"
        }
        add(say("empty_units")) { column in
            all[column].map { String($0.emptyUnits.count) } ?? "–"
        }
        self.rows = rows
    }

    /// The names of rules; the caps that stand for each value of a path under one name, with how many they are.
    private static func named(_ rules: [RuleComparison]) -> String {
        var counts: [(name: String, count: Int)] = []
        for rule in rules {
            let name =
                rule.id.contains("/")
                ? String(rule.title.prefix(upTo: rule.title.firstRange(of: ": ")?.lowerBound ?? rule.title.endIndex))
                : rule.title
            if let place = counts.firstIndex(where: { $0.name == name }) {
                counts[place].count += 1
            } else {
                counts.append((name, 1))
            }
        }
        return counts.isEmpty
            ? "–" : counts.map { $0.count == 1 ? $0.name : "\($0.name) × \($0.count)" }.joined(separator: "; ")
    }

    /// "5 (62 %)".
    static func share(_ part: Int, _ whole: Int, _ words: Words) -> String {
        whole == 0 ? String(part) : "\(part) (\((200 * part + whole) / (2 * whole)) %)"
    }

    private static func awards(_ all: [RoundFigures?]) -> [(id: String, title: String)] {
        var seen: Set<String> = []
        return all.compactMap { $0 }.flatMap(\.awards).filter { seen.insert($0.id).inserted }.map { ($0.id, $0.title) }
    }

    private static func groups(_ all: [RoundFigures?], _ award: String) -> [String] {
        var seen: Set<String> = []
        return all.compactMap { $0?.awards.first { $0.id == award } }.flatMap(\.groups).map(\.title)
            .filter { seen.insert($0).inserted }
    }

    /// The seats of an award in the round as it is.
    private static func before(_ answer: WhatIfAnswer, _ award: String) -> RoundSnapshot.Seats? {
        answer.scenarios.lazy.compactMap { $0.comparison?.awards.first { $0.id == award } }.first?.seatsBefore
    }
}
