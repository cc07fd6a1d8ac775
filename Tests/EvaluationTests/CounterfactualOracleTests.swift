// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import TestSupport
import Testing

@testable import Evaluation

/// One way in which every fact of a small world could be: values of the facts that differ, and events besides.
private struct Assignment {
    /// The new value of each fact that differs, by field.
    var values: [Int: Cell] = [:]
    /// Events besides, each with its items.
    var events: [[Cell]] = []
}

/// The ways that were found against all ways there are.
@Suite struct CounterfactualOracleTests {
    @Test("every way works, none asks for more than it must, and none is missing", arguments: 0..<300)
    func oracle(seed: Int) throws {
        let small = CounterfactualWorld(seed: UInt64(seed) &* 7919 &+ 11)
        let world = try small.world()
        let answer = Counterfactuals(world.evaluator) { _, _ in }.answer(0, world.candidate)
        guard world.verdict == .false else {
            #expect(answer.ways.isEmpty)
            return
        }
        let ways = answer.ways.filter { $0.year == 2024 }
        let story = "\(small.rules)\n\(small.json)\n\(ways.map(text).joined(separator: "\n"))"
        let all = assignments(small, world)
        let minimal = all.filter { one in !all.contains { isLess($0, than: one, world) } }
        for way in ways {
            // Something that works asks for all that the way asks for, and is among the least.
            #expect(minimal.contains { covers(way, $0, world) }, "not among the least:\n\(story)\n\(text(way))")
        }
        guard !answer.isCut, !answer.isOpaque else { return }
        for one in minimal {
            #expect(ways.contains { covers($0, one, world) }, "missing \(one):\n\(story)")
        }
    }

    @Test("the worlds are of every kind: with ways, without, with questions and with events")
    func variety() throws {
        var (withWays, without, questions, events, several, open) = (0, 0, 0, 0, 0, 0)
        for seed in 0..<160 {
            let world = try CounterfactualWorld(seed: UInt64(seed) &* 7919 &+ 11).world()
            guard world.verdict == .false else { continue }
            let answer = Counterfactuals(world.evaluator) { _, _ in }.answer(0, world.candidate)
            let ways = answer.ways
            if answer.isCut || answer.isOpaque { open += 1 }
            if ways.isEmpty { without += 1 } else { withWays += 1 }
            if ways.contains(where: { $0.steps.count > 1 }) { several += 1 }
            if ways.contains(where: { $0.steps.contains(where: \.isQuestion) }) { questions += 1 }
            if ways.contains(where: { way in way.steps.contains { if case .event = $0.place { true } else { false } } })
            {
                events += 1
            }
        }
        #expect(withWays > 40 && without > 3 && questions > 3 && events > 10 && several > 20)
        // The list is said to be all there is far more often than not.
        #expect(open * 5 < withWays + without, "\(open) of \(withWays + without)")
    }

    private func text(_ way: Way) -> String {
        way.steps.map { step in
            switch (step.place, step.needed) {
            case (.event(let items), _): "event \(items.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })"
            case (let place, let needed): "\(step.field) \(place) \(needed)"
            }
        }.joined(separator: " & ").replacing("Evaluation.Step.", with: "").replacing("Needed.", with: "")
    }

    // MARK: All ways there are

    /// Everything the facts could be that makes the person eligible.
    private func assignments(_ small: CounterfactualWorld, _ world: World) -> [Assignment] {
        let record = world.evaluator.records.schema.recordIndex("person") ?? 0
        let schema = world.evaluator.records.schema.records[record]
        var found: [Assignment] = [Assignment()]
        for subject in small.chosen {
            guard let field = schema.fieldIndex(subject.name) else { continue }
            let now = cell(field, world)
            found = found.flatMap { base in
                [base]
                    + subject.values.filter { $0.cell != now }.map { value in
                        var next = base
                        next.values[field] = value.cell
                        return next
                    }
            }
        }
        if small.hasEvents {
            let kinds: [[Cell]] = (0...1).flatMap { kind in
                (2023...2024).map { [.code(kind), .integer(Int64($0))] }
            }
            var lists: [[[Cell]]] = [[]] + kinds.map { [$0] }
            for (place, one) in kinds.enumerated() {
                for (next, other) in kinds.enumerated() where next >= place {
                    lists.append([one, other])
                    lists += kinds[next...].map { [one, other, $0] }
                }
            }
            found = found.flatMap { base in
                lists.map { list in
                    var next = base
                    next.events = list
                    return next
                }
            }
        }
        let list = schema.fieldIndex("e") ?? 0
        return found.filter { one in
            let changes: [RecordChange] =
                one.values.sorted { $0.key < $1.key }.map { .cell(record: record, row: 0, field: $0.key, $0.value) }
                + one.events.map { .event(record: record, row: 0, field: list, $0) }
            return world.changing(changes).verdict == .true
        }
    }

    private func cell(_ field: Int, _ world: World) -> Cell {
        let record = world.evaluator.records.schema.recordIndex("person") ?? 0
        return world.evaluator.records.tables[record].column(field)?[0] ?? .unknown
    }

    /// Whether one asks for no more of every fact than another, and for less of some.
    private func isLess(_ a: Assignment, than b: Assignment, _ world: World) -> Bool {
        guard a.values != b.values || a.events != b.events else { return false }
        for (field, value) in a.values {
            guard let other = b.values[field], isBetween(cell(field, world), value, other, field, world) else {
                return false
            }
        }
        var free = b.events
        for event in a.events {
            guard let index = free.firstIndex(of: event) else { return false }
            free.remove(at: index)
        }
        return true
    }

    /// Whether a value lies between what a fact is and another value.
    private func isBetween(_ now: Cell, _ value: Cell, _ other: Cell, _ field: Int, _ world: World) -> Bool {
        if value == other { return true }
        switch (now, value, other) {
        case (.integer(let n), .integer(let x), .integer(let y)): return n < x && x < y || y < x && x < n
        case (.code(let n), .code(let x), .code(let y)):
            guard world.evaluator.records.schema.records[1].fields[field].name == "r" else { return false }
            return n < x && x < y || y < x && x < n
        case (.set(let n), .set(let x), .set(let y)):
            let (here, there) = (Set(n).symmetricDifference(x), Set(n).symmetricDifference(y))
            return here.isSubset(of: there)
        default: return false
        }
    }

    // MARK: What a way asks for

    /// Whether an assignment does what a way asks for and nothing else.
    private func covers(_ way: Way, _ one: Assignment, _ world: World) -> Bool {
        var touched: Set<Int> = []
        var events: [[Int: Step.Needed]] = []
        var sets: [Int: Set<Cell>] = [:]
        var open: [Int: [Cell: Bool]] = [:]
        for step in way.steps {
            switch (step.place, step.needed) {
            case (.event(let items), _): events.append(items)
            case (.member(let member), .truth(let belongs)):
                touched.insert(step.field)
                if step.isQuestion {
                    open[step.field, default: [:]][member] = belongs
                    continue
                }
                var set = sets[step.field] ?? Set(members(cell(step.field, world)))
                if belongs { set.insert(member) } else { set.remove(member) }
                sets[step.field] = set
            default:
                touched.insert(step.field)
                guard let value = one.values[step.field], lies(value, step.needed) else { return false }
                // The nearest value that does is the one meant, unless nobody knows what it is.
                let now = cell(step.field, world)
                guard case .between(let low, let high) = step.needed, let from = number(now), let to = number(value)
                else {
                    continue
                }
                guard to == PlanChanges.nearest(low, high, from) else { return false }
            }
        }
        for (field, set) in sets {
            guard let value = one.values[field], Set(members(value)) == set else { return false }
        }
        // Of a set that nobody has given, only the values asked about matter.
        for (field, asked) in open {
            guard let value = one.values[field] else { return false }
            for (member, belongs) in asked where members(value).contains(member) != belongs { return false }
        }
        return touched == Set(one.values.keys) && fits(events[...], one.events)
    }

    /// Whether the events are those asked for, one each.
    private func fits(_ asked: ArraySlice<[Int: Step.Needed]>, _ events: [[Cell]]) -> Bool {
        guard let first = asked.first else { return events.isEmpty }
        return events.indices.contains { index in
            guard first.allSatisfy({ lies(events[index][$0.key], $0.value) }) else { return false }
            var rest = events
            rest.remove(at: index)
            return fits(asked.dropFirst(), rest)
        }
    }

    private func members(_ cell: Cell) -> [Cell] { if case .set(let members) = cell { members } else { [] } }

    private func number(_ cell: Cell) -> Rational? {
        switch cell {
        case .integer(let value): Rational(value)
        case .code(let place): Rational(place)
        default: nil
        }
    }

    private func lies(_ cell: Cell, _ needed: Step.Needed) -> Bool {
        switch (cell, needed) {
        case (.flag(let flag), .truth(let truth)): flag == truth
        case (_, .between(let low, let high)): number(cell).map { $0 >= low && $0 <= high } ?? false
        default: false
        }
    }
}
