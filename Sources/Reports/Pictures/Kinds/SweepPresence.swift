// SPDX-License-Identifier: Apache-2.0

import Rounds

/// Who has a seat at which value of a sweep, for everyone who ever moves.
struct SweepPresence {
    /// Whether somebody has a seat at a value.
    enum State { case seated, contested, out, unknown }

    /// One candidate of an award and its state at each point.
    struct Row {
        let person: AwardMoves.Person
        let states: [State]

        /// The runs of points of one state.
        var runs: [(state: State, points: Range<Int>)] {
            var runs: [(state: State, points: Range<Int>)] = []
            for (place, state) in states.enumerated() {
                if let last = runs.last, last.state == state {
                    runs[runs.count - 1].points = last.points.lowerBound..<place + 1
                } else {
                    runs.append((state, place..<place + 1))
                }
            }
            return runs
        }
    }

    /// An award in whose list anybody moves.
    struct Award {
        let id: String
        let title: String
        /// Seats filled at each point; nil where nothing can be judged.
        let winners: [Int?]
        /// Those who move, in the order in which they come in and go.
        let rows: [Row]
    }

    let awards: [Award]

    init(_ sweep: SweepAnswer) {
        var order: [String] = []
        var titles: [String: String] = [:]
        for moves in sweep.points.flatMap(\.moves) where titles.updateValue(moves.title, forKey: moves.award) == nil {
            order.append(moves.award)
        }
        let places = Dictionary(
            (sweep.points.first { !$0.awarded.isEmpty }?.awarded ?? []).enumerated().map { ($1.award, $0) },
            uniquingKeysWith: { first, _ in first })
        order.sort { (places[$0] ?? .max) < (places[$1] ?? .max) }
        awards = order.map { id in
            Award(
                id: id, title: titles[id] ?? id,
                winners: sweep.points.map { point in point.awarded.first { $0.award == id }?.winners },
                rows: Self.rows(sweep, id))
        }
    }

    private static func rows(_ sweep: SweepAnswer, _ award: String) -> [Row] {
        let moves = sweep.points.map { point in point.moves.first { $0.award == award } }
        var people: [String: AwardMoves.Person] = [:]
        // Where each stands in the round as it is follows from how it moves.
        var now: [String: State] = [:]
        for move in moves.compactMap({ $0 }) {
            for (list, state) in [
                (move.settled, State.contested), (move.leaving, .seated), (move.entering, .out), (move.contested, .out),
            ] {
                for person in list {
                    people[person.key] = person
                    if now[person.key] == nil || state != .out { now[person.key] = state }
                }
            }
        }
        let found = people.map { key, person in
            Row(
                person: person,
                states: zip(sweep.points, moves).map { point, move in
                    if point.outcome == nil { return .unknown }
                    let has = { (list: [AwardMoves.Person]?) in list?.contains { $0.key == key } ?? false }
                    if has(move?.contested) { return .contested }
                    if has(move?.entering) { return .seated }
                    if has(move?.leaving) || has(move?.settled) { return .out }
                    return now[key] ?? .out
                })
        }
        return found.sorted { one, other in
            let (a, b) = (one.place, other.place)
            return a == b ? one.person.key < other.person.key : a.lexicographicallyPrecedes(b)
        }
    }
}

extension SweepPresence.Row {
    /// The first point with a seat, then the last.
    fileprivate var place: [Int] {
        [states.firstIndex(of: .seated) ?? .max, states.lastIndex(of: .seated) ?? .max]
    }
}
