// SPDX-License-Identifier: Apache-2.0

// How the engine holds a large department: random people under the shipped packs, every award judged and allotted.
//
//     swift run -c release --package-path Benchmarks scale [PEOPLE] [RULES_DIR]

import Foundation
import RandomDepartment
import Records
import Rounds
import Rules

let people = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let rules = CommandLine.arguments.dropFirst(2).first ?? "rules"

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let elapsed = try clock.measure(body)
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
}

/// The most memory that the process ever held, in MiB.
func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 / 1024 } ?? 0
}

let loaded = PackLoader(folder: PackFolder(path: rules)).load("so-tnmt-binh-phuoc")
guard let rulebook = loaded.rulebook else {
    for diagnostic in loaded.diagnostics { print(diagnostic.text(in: .english)) }
    exit(1)
}
let text = """
    round "bench" { title = "bench", year = 2024, date = "2024-12-10", pack = "so-tnmt-binh-phuoc" }
    """
guard let round = RoundFileLoader.load(text, name: "bench.lua").round else { exit(1) }
var maker = RandomRecords(
    schema: rulebook.schema, people: people, awards: rulebook.awards.map { ($0.id, $0.record) })
let records = maker.make(year: round.year, date: round.date)
print("people \(people), awards \(rulebook.awards.count), expressions \(rulebook.expressions.count)")
print("records in memory: peak \(peakMemory()) MiB")
var session: RoundSession?
do {
    for run in 1...3 {
        let time = try seconds { session = try RoundSession.judge(round, rulebook: rulebook, records: records) }
        print("run \(run): judged and allotted in \(Int(time * 1000)) ms, peak \(peakMemory()) MiB")
    }
} catch let failure as RoundFailure {
    for diagnostic in failure.diagnostics.prefix(10) { print(diagnostic.text(in: .english)) }
    exit(1)
}
let result = session?.result(language: .english)
for award in result?.awards ?? [] {
    let verdicts = Dictionary(grouping: award.candidates, by: \.verdict).mapValues(\.count)
    print(
        "  \(award.id): \(award.candidates.count) candidates, \(verdicts["eligible"] ?? 0) eligible, "
            + "\(verdicts["undetermined"] ?? 0) undetermined, \(award.seats.awarded) awarded")
}
