// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfCSV {
    /// Each figure of each award, each candidate with what is certain, each matter with what it settles.
    func rows(_ answer: CertaintyAnswer) -> [Row] {
        answer.awards.flatMap { rows($0, answer.sampling) } + answer.matters.flatMap { rows($0) }
    }

    private func rows(_ award: CertaintyAnswer.Award, _ sampling: CertaintyAnswer.Sampling?) -> [Row] {
        var row = Row(question: say("certainty"), item: "")
        (row.award, row.awardTitle) = (award.id, award.title)
        func of(_ key: String) -> Row {
            var row = row
            row.what = words(Message("certainty.\(key)"))
            return row
        }
        // What is certain of an award that was tried was so in every try.
        func person(_ key: String, _ person: AwardMoves.Person, tries: Int? = nil) -> Row {
            var row = of(key)
            (row.key, row.name) = (person.key, person.name)
            if !award.isExact, let tries, let sampling { row.note = words.tries(tries, of: sampling) }
            return row
        }
        let counts = [
            ("certain", award.certain.count), ("possible", award.possible.count), ("out", award.out.count),
        ].map { ($0, Optional($1)) }
        var rows = ([("seats", award.seats), ("open_seats", award.openSeats)] + counts).compactMap { key, count in
            count.map { count in
                var row = of(key)
                row.item = say("count")
                row.after = String(count)
                row.note = words(Message(award.isExact ? "certainty.exact" : "certainty.tried"))
                return row
            }
        }
        rows += award.certain.map { person("certain", $0, tries: sampling?.count) }
        rows += award.possible.map { one in
            var row = person("possible", one.person)
            row.before = words(Message(one.isIn ? "certainty.is_in" : "certainty.is_out"))
            row.note = words.doubts(of: one, sampling).joined(separator: "; ")
            return row
        }
        return rows + award.out.map { person("out", $0, tries: 0) }
    }

    private func rows(_ matter: CertaintyAnswer.Matter) -> [Row] {
        var row = Row(question: say("matter"), item: "[\(matter.number)] \(words.title(of: matter))")
        (row.key, row.name) = (matter.person.key, matter.person.name)
        let kind = words(Message("pictures.matters.kind.\(matter.kind.rawValue)"))
        row.note = matter.place.isEmpty ? kind : "\(kind); \(matter.place)"
        return [
            ("settles_least", matter.settles.least), ("settles_most", matter.settles.most), ("decides", matter.decides),
        ].map { key, count in
            var row = row
            (row.what, row.after) = (say(key), String(count))
            return row
        }
    }

    /// Each change that costs a winner the award, and each winner whom no single change costs it.
    func rows(_ answer: StabilityAnswer) -> [Row] {
        answer.awards.flatMap { award in
            award.winners.flatMap { winner -> [Row] in
                var row = Row(question: say("stability"), item: "")
                (row.award, row.awardTitle) = (award.id, award.title)
                (row.key, row.name) = (winner.person.key, winner.person.name)
                guard winner.margin != nil else {
                    row.what = words(Message("stability.firm"))
                    return [row]
                }
                return winner.own.map { change($0, "own", award, row) }
                    + winner.others.map { change($0, "others", award, row) }
            }
        }
    }

    private func change(
        _ change: StabilityAnswer.Change, _ whose: String, _ award: StabilityAnswer.Award, _ row: Row
    ) -> Row {
        var row = row
        let fact = words.title(of: change, award)
        row.item = whose == "own" ? fact : "\(change.person.name) (\(change.person.key)): \(fact)"
        row.what = words(Message("stability.column.\(whose)"))
        (row.before, row.after) = (change.from, change.to)
        let steps = words(Message("stability.steps", ["count": String(change.steps)]))
        row.note = ([steps] + words.consequences(of: change) + [change.place].filter { !$0.isEmpty })
            .joined(separator: "; ")
        return row
    }
}
