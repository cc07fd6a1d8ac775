// SPDX-License-Identifier: Apache-2.0

// How fast a what-if question is answered beside judging the round anew, in one run on one machine.
//
//     swift run -c release --package-path Benchmarks scenarios [PEOPLE] [RULES_DIR] [ROUND_FILE]

import Foundation
import Records
import Rounds
import Rules

let people = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 50_000
let rules = CommandLine.arguments.dropFirst(2).first ?? "rules"
let roundFile = CommandLine.arguments.dropFirst(3).first ?? "Examples/tong-ket-2024/tong-ket-2024.lua"

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(body)
    return Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15
}

/// The memory that the process holds now, in MiB.
func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 / 1024 } ?? 0
}

func show(_ what: String, _ time: Double, of whole: Double? = nil) {
    let rounded = (time * 100).rounded() / 100
    let ratio = whole.map { " · \(($0 / time).rounded())× faster than judging anew" } ?? ""
    print("  \(what): \(rounded) ms\(ratio)")
}

/// The best of five runs.
func best(_ body: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<5 { least = min(least, try milliseconds(body)) }
    return least
}

/// Times of one round: each parameter's change alone, as the list (who is in) and as the whole answer in words.
func ask(_ whatIf: WhatIf, whole: Double, _ questions: [(what: String, parameter: String, values: String)]) throws {
    for question in questions {
        let count = try whatIf.sweep([.init(parameter: question.parameter, values: question.values)]).points.count
        let time = try best { _ = try whatIf.sweep([.init(parameter: question.parameter, values: question.values)]) }
        show("\(question.what), the list", time / Double(count), of: whole)
        let value = question.values.split(separator: "..").first.map(String.init) ?? ""
        let scenario = ScenarioDeclaration(
            id: "x", title: "x", parameters: [.init(parameter: question.parameter, value: .text(value))])
        show("\(question.what), in words", best { _ = whatIf.answer(to: scenario) }, of: whole)
    }
}

do {
    let loaded = PackLoader(folder: PackFolder(path: rules)).load("so-tnmt-binh-phuoc")
    guard let rulebook = loaded.rulebook else { exit(1) }

    print("the example round")
    var request = RoundRequest(roundFile: roundFile)
    request.rulesFolder = rules
    let example = try RoundSession.open(request)
    let whatIf = WhatIf(example, request: request, language: .vietnamese)
    let loading = try best { _ = try RoundSession.open(request) }
    show("loading and judging", loading)
    _ = whatIf.answer(to: [])
    try ask(
        whatIf, whole: loading,
        [
            ("seats", "bkt_person_seats", "3..8"), ("a share", "direct_worker_share", "40..90..5"),
            ("a threshold", "min_service_months", "3..9"),
        ])
    let before = memory()
    let thousand = try milliseconds {
        _ = try whatIf.sweep([
            .init(parameter: "bkt_person_seats", values: "1..40"),
            .init(parameter: "direct_worker_share", values: "4..100..4"),
        ])
    }
    show("a thousand scenarios", thousand)
    print("  memory: \(before) MiB before them, \(memory()) MiB after")

    let text = """
        round "bench" { title = "bench", year = 2024, date = "2024-12-10", pack = "so-tnmt-binh-phuoc" }
        """
    guard let round = RoundFileLoader.load(text, name: "bench.lua").round else { exit(1) }
    var maker = RandomRecords(
        schema: rulebook.schema, people: people, awards: rulebook.awards.map { ($0.id, $0.record) })
    let records = maker.make(year: round.year, date: round.date)
    print("\(people) random people, \(rulebook.awards.count) awards")
    var session: RoundSession?
    let judging = try best { session = try RoundSession.judge(round, rulebook: rulebook, records: records) }
    show("judging", judging)
    guard let session else { exit(1) }
    try ask(
        WhatIf(session, language: .vietnamese), whole: judging,
        [
            ("seats", "gks_person_seats", "25..35"), ("a share", "direct_worker_share", "50..70..5"),
            ("a threshold", "min_service_months", "3..9"),
        ])
} catch let failure as RoundFailure {
    for diagnostic in failure.diagnostics.prefix(10) { print(diagnostic.text(in: .english)) }
    exit(1)
}
