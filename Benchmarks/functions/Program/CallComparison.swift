// SPDX-License-Identifier: Apache-2.0

import Calls
import Eligibility
import EligibilityEngine
import Evaluation
import Rules

/// Awards that ask functions beside a loop in C that calls the same functions on the same people.
struct CallComparison {
    private let people: [eligibility_person]
    private let engine: Engine
    private var columns: eligibility_columns
    private let answers: UnsafeMutablePointer<UInt8>
    private let rounds: Int

    init(_ people: [eligibility_person], _ rulebook: Rulebook) {
        self.people = people
        engine = Engine(people: people, rulebook: rulebook)
        columns = eligibility_lay_out(people, people.count)
        answers = .allocate(capacity: people.count)
        rounds = max(5, min(21, 1_000_000 / people.count))
    }

    /// Compares all answers, then prints nanoseconds a person and ratios, one figure a line.
    mutating func run() {
        beside(CALLS_CHECK, award: 0, name: "check")
        beside(CALLS_COMPUTE, award: 1, name: "compute")
        narrowed()
    }

    /// A function that decides alone beside the loop in C.
    private mutating func beside(_ function: calls_function, award: Int, name: String) {
        let times = withMachine(function) { comparison, machine in
            calls_run(machine, comparison.people.count, comparison.answers)
            comparison.compare(comparison.engine.evaluate(award: award)) { _ in true }
            return (0..<comparison.rounds).map { _ in
                (
                    plain: comparison.time { calls_run(machine, comparison.people.count, comparison.answers) },
                    engine: comparison.time { _ = comparison.engine.evaluate(award: award) }
                )
            }
        }
        print("\(name)_plain_ns \(median(times.map(\.plain)))")
        print("\(name)_ns \(median(times.map(\.engine)))")
        print("\(name)_to_plain \(median(times.map { $0.engine / $0.plain }))")
    }

    /// The same check after conditions that decide most people without it.
    private mutating func narrowed() {
        withMachine(CALLS_CHECK) { comparison, machine in
            calls_run(machine, comparison.people.count, comparison.answers)
        }
        compare(engine.evaluate(award: 2)) { others($0).allSatisfy { $0 == true } }
        let asked = people.indices.count { !others($0).contains(false) }
        print("narrowed_ns \(median((0..<rounds).map { _ in time { _ = engine.evaluate(award: 2) } }))")
        print("narrowed_share \(Double(asked) / Double(people.count))")
    }

    private mutating func withMachine<Result>(
        _ function: calls_function, _ body: (CallComparison, OpaquePointer) -> Result
    ) -> Result {
        let comparison = self
        return withUnsafePointer(to: &columns) { columns in
            guard let machine = calls_open(function, columns) else { fail("Lua does not start") }
            defer { calls_close(machine) }
            return body(comparison, machine)
        }
    }

    /// Ends the program unless the verdicts are the answers of the loop in C on all those on whom the function decides.
    private func compare(_ evaluation: AwardEvaluation, where isDecisive: (Int) -> Bool) {
        for row in people.indices where isDecisive(row) {
            let engine: UInt8 =
                switch evaluation.verdicts[row] {
                case .ineligible: 0
                case .undetermined: 1
                case .eligible: 2
                }
            guard engine == answers[row] else { fail("answers differ: person \(row): \(engine), \(answers[row])") }
        }
    }

    /// What the conditions before the check say; nil where it is not known.
    private func others(_ row: Int) -> [Bool?] {
        func fact(_ field: eligibility_field) -> Int32? {
            let value = withUnsafeBytes(of: people[row].fact) { $0.bindMemory(to: Int32.self)[Int(field.rawValue)] }
            return value == BLANK ? nil : value
        }
        return [
            fact(DISCIPLINE).map { $0 == 0 }, fact(INVESTIGATION).map { $0 == 0 }, fact(RATING_Y0).map { $0 == 3 },
            fact(REPORT).map { $0 == 1 }, fact(MINUTES).map { $0 == 1 },
        ]
    }

    /// Nanoseconds of processor time a person.
    private func time(_ body: () -> Void) -> Double {
        let start = processorTime()
        body()
        return Double(processorTime() - start) / Double(people.count)
    }
}
