// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension WhatIf {
    /// For each award with limited seats, how near each unit is to one more place: who would be next, and the least number
    /// that brings the unit one place more.
    ///
    /// More seats can cost somebody theirs, so every whole number above the present one is tried: of seats up to as many as
    /// compete, of a share, or where other rules hang on the same number, up to the end of its range, at most
    /// 250 numbers.
    public func nextPlaces() -> [NextPlaces] {
        guard let units = UnitLookup(session.loaded.records) else { return [] }
        // Of one award alone nobody can say that a unit has nothing.
        let empty = session.shown == nil ? unitsWithNothing(units) : []
        return session.outcome.awards.keys.sorted().compactMap { award in
            session.loaded.rulebook.quota(of: award)?.seats.map { nextPlaces(award, seats: $0, units, empty) }
        }
    }

    private func nextPlaces(
        _ award: Int, seats: ExpressionID, _ units: UnitLookup, _ empty: Set<Int>
    ) -> NextPlaces {
        let rulebook = session.loaded.rulebook
        let declared = rulebook.awards[award]
        let ranks = ranks(award)
        let builder = MovesBuilder(session: session)
        let base = session.outcome
        let before = Set(base.awards[award]?.winners ?? [])
        let count = { (rows: Set<Int>) in
            Dictionary(rows.compactMap { units.row(of: $0, in: declared.record) }.map { ($0, 1) }, uniquingKeysWith: +)
        }
        let now = count(before)
        func person(_ row: Int) -> AwardMoves.Person { builder.person(declared.record, row) }
        /// The best ranked of some rows.
        func best(_ rows: [Int]) -> Int? {
            rows.min { one, other in
                let (a, b) = (person(one).key, person(other).key)
                return (ranks[a] ?? .max, a) < (ranks[b] ?? .max, b)
            }
        }
        var waiting: [Int: [Int]] = [:]
        for index in session.staged[award]?.quota.competing ?? [] {
            guard let row = session.staged[award]?.evaluation.candidates[index].row, !before.contains(row),
                let unit = units.row(of: row, in: declared.record)
            else { continue }
            waiting[unit, default: []].append(row)
        }
        func found(_ unit: Int, _ next: Int, _ value: String?, _ moves: [AwardMoves]) -> NextPlaces.Unit {
            let next = person(next)
            let standing = snapshot.awards.first { $0.id == declared.id }?.candidates[next.key]?.standing
            return .init(
                unit: .init(key: units.key(unit), name: units.name(unit)), winners: now[unit] ?? 0,
                hasNothing: empty.contains(unit), next: next, rank: ranks[next.key], value: value, moves: moves,
                reason: standing?.text ?? "")
        }
        var answer = NextPlaces(award: declared.id, title: declared.title, lever: nil, units: [])
        var open = waiting
        if let lever = lever(award, seats) {
            let text = ParameterText(rulebook.parameters[lever.parameter], Prose(rulebook, language))
            let values = lever.values(
                upTo: lever.isSeatsAlone ? session.staged[award]?.quota.competing.count : nil, rulebook)
            answer.lever = .init(
                parameter: rulebook.parameters[lever.parameter].id, title: rulebook.parameters[lever.parameter].title,
                current: text.text(.number(lever.current)), greatest: text.text(values.last ?? .number(lever.current)))
            for value in values where !open.isEmpty {
                guard
                    let outcome = try? session.outcome(after: RoundChange(parameters: [lever.parameter: value]))
                else { continue }
                let after = Set(outcome.awards[award]?.winners ?? [])
                let then = count(after)
                var reached: [NextPlaces.Unit] = []
                for unit in open.keys.sorted() where (then[unit] ?? 0) > (now[unit] ?? 0) {
                    let new = after.subtracting(before).filter { units.row(of: $0, in: declared.record) == unit }
                    guard let next = best(Array(new)) else { continue }
                    open[unit] = nil
                    reached.append(found(unit, next, text.text(value), builder.moves(from: base, to: outcome)))
                }
                answer.units += sorted(reached)
            }
        }
        answer.units += sorted(open.compactMap { unit, rows in best(rows).map { found(unit, $0, nil, []) } })
        return answer
    }

    private func sorted(_ units: [NextPlaces.Unit]) -> [NextPlaces.Unit] {
        units.sorted { ($0.rank ?? .max, $0.unit.key) < ($1.rank ?? .max, $1.unit.key) }
    }

    private func unitsWithNothing(_ units: UnitLookup) -> Set<Int> {
        var empty = Set(0..<units.count)
        for (award, listed) in session.outcome.awards where session.loaded.rulebook.quota(of: award) != nil {
            let record = session.loaded.rulebook.awards[award].record
            empty.subtract(listed.winners.compactMap { units.row(of: $0, in: record) })
        }
        return empty
    }

    // MARK: The number that sets the seats

    private struct SeatLever {
        let parameter: Int
        /// Whether the parameter is the number of seats itself, and no rule hangs on it.
        let isSeatsAlone: Bool
        let current: Rational

        /// No more values than this are tried.
        static let most: Int64 = 250

        /// The whole numbers above the present value.
        func values(upTo count: Int?, _ rulebook: Rulebook) -> [Constant] {
            let declared = rulebook.parameters[parameter]
            let first = (current.floor ?? 0) + 1
            let end = [declared.greatest?.floor, count.map { Int64($0) }].compactMap { $0 }.min() ?? .max
            guard first <= end else { return [] }
            return (first...min(end, first + Self.most - 1)).map { .number(Rational($0)) }
        }
    }

    /// The one parameter that an award's seats are made from; nil where there is none, or more.
    private func lever(_ award: Int, _ seats: ExpressionID) -> SeatLever? {
        let rulebook = session.loaded.rulebook
        func parameters(_ id: ExpressionID) -> Set<Int> {
            let operation = rulebook.expressions[id].operation
            var found = operation.operands.reduce(into: Set<Int>()) { $0.formUnion(parameters($1)) }
            if case .parameter(let index, _) = operation { found.insert(index) }
            return found
        }
        let found = parameters(seats)
        guard found.count == 1, let parameter = found.first, rulebook.parameters[parameter].type == .number,
            case .number(let current)? = session.loaded.inputs.value(of: parameter, rulebook)
        else { return nil }
        var isSeatsAlone = false
        if case .parameter = rulebook.expressions[seats].operation {
            isSeatsAlone = !(rulebook.quota(of: award)?.rules ?? []).contains {
                parameters($0.limit).contains(parameter)
            }
        }
        return SeatLever(parameter: parameter, isSeatsAlone: isSeatsAlone, current: current)
    }
}
