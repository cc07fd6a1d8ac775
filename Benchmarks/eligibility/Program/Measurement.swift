// SPDX-License-Identifier: Apache-2.0

import Eligibility
import EligibilityEngine
import Evaluation
import Foundation
import Rules

/// The engine and the loops in C over the same people, each sample of one beside a sample of the others.
struct Measurement {
    let people: [eligibility_person]
    let engine: Engine
    /// The engine over a word of people: what every judgement begins with, and what compiling the rules adds to it.
    private let start: Engine
    private var columns: eligibility_columns
    private let plain: UnsafeMutablePointer<UInt8>
    private var yes: [UnsafeMutablePointer<UInt64>?]
    private var no: [UnsafeMutablePointer<UInt64>?]

    private var cells: Double { Double(people.count * Int(AWARDS)) }

    init(_ people: [eligibility_person], _ rulebook: Rulebook) {
        self.people = people
        engine = Engine(people: people, rulebook: rulebook)
        start = Engine(people: Array(people.prefix(64)), rulebook: rulebook)
        columns = eligibility_lay_out(people, people.count)
        plain = .allocate(capacity: people.count * Int(AWARDS))
        let words = columns.words
        yes = (0..<Int(AWARDS)).map { _ in .allocate(capacity: words) }
        no = (0..<Int(AWARDS)).map { _ in .allocate(capacity: words) }
    }

    /// Compares all verdicts, then prints nanoseconds a cell and ratios, one figure a line.
    mutating func run() {
        judgePlain()
        judgePlanes()
        compare(engine.evaluate())
        let rounds = max(5, min(31, 3_000_000 / people.count))
        let repeats = max(10, min(200, 2_000_000 / people.count))
        var times: [(engine: Double, start: Double, compiled: Double, plain: Double, planes: Double)] = []
        for _ in 0..<rounds {
            // As many runs of each: the first of a sample finds its columns pushed out of the cache by what ran before it.
            let planes = time(repeats) { judgePlanes() }
            let judged = time(repeats) { engine.evaluate() }
            let begun = time(64) { start.evaluate() }
            let compiled = time(64) { start.compileAndEvaluate() }
            let plain = time(repeats) { judgePlain() }
            times.append((judged, begun, compiled, plain, planes))
        }
        print("cells \(Int(cells))")
        print("engine_ns \(median(times.map(\.engine)))")
        print("plain_ns \(median(times.map(\.plain)))")
        print("planes_ns \(median(times.map(\.planes)))")
        print("start_ns \(median(times.map(\.start)) * cells)")
        print("compiling_ns \(median(times.map { $0.compiled - $0.start }) * cells)")
        print("rest_ns \(median(times.map { $0.engine - $0.start }))")
        print("rest_to_planes \(median(times.map { ($0.engine - $0.start) / $0.planes }))")
        print("engine_to_plain \(median(times.map { $0.engine / $0.plain }))")
        print("cores_to_core \(median((0..<rounds).map { _ in onAllCores(repeats) }))")
        print("engine_to_planes \(median(times.map { $0.engine / $0.planes }))")
    }

    private func judgePlain() { eligibility_plain(people, people.count, plain) }

    private mutating func judgePlanes() {
        yes.withUnsafeMutableBufferPointer { yes in
            no.withUnsafeMutableBufferPointer { no in
                eligibility_planes(&columns, yes.baseAddress, no.baseAddress)
            }
        }
    }

    /// Ends the program unless the engine and both loops agree on everyone.
    private func compare(_ evaluations: [AwardEvaluation]) {
        for (award, evaluation) in evaluations.enumerated() {
            guard evaluation.verdicts.count == people.count else { fail("not everyone was judged") }
            for row in people.indices {
                let engine =
                    switch evaluation.verdicts[row] {
                    case .ineligible: UInt8(0)
                    case .undetermined: UInt8(1)
                    case .eligible: UInt8(2)
                    }
                let bit = UInt64(1) << UInt64(row & 63)
                let planes: UInt8 =
                    (yes[award]?[row >> 6] ?? 0) & bit != 0 ? 2 : (no[award]?[row >> 6] ?? 0) & bit != 0 ? 0 : 1
                let plain = plain[award * people.count + row]
                guard engine == plain, planes == plain else {
                    fail("verdicts differ: award \(award), person \(row): \(engine), \(plain), \(planes)")
                }
            }
        }
    }

    /// Time by the clock on all cores against one.
    private func onAllCores(_ repeats: Int) -> Double {
        let clock = ContinuousClock()
        let one = clock.measure { for _ in 0..<repeats { engine.evaluate() } }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let all = clock.measure { for _ in 0..<repeats { engine.evaluate(threads: cores) } }
        return all / one
    }

    /// Nanoseconds of processor time a cell.
    private func time(_ repeats: Int, _ body: () -> Void) -> Double {
        let start = processorTime()
        for _ in 0..<repeats { body() }
        return Double(processorTime() - start) / Double(repeats) / cells
    }
}
