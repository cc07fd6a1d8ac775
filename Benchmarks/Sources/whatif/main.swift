// SPDX-License-Identifier: Apache-2.0

// How fast a what-if question is answered, beside judging the whole round anew in the same run.
//
//     swift run -c release --package-path Benchmarks whatif [PEOPLE] [--write README.md] [--only WORDS [--runs NUMBER]]
//
// With --only just the lines whose round and question contain the words are measured, NUMBER times each, for a profile.

import Foundation
import RandomDepartment
import Records
import Rounds
import Rules

let words = CommandLine.arguments.dropFirst()
let people = words.lazy.compactMap { Int($0) }.first ?? 50_000
let target = words.firstIndex(of: "--write").map { words[$0 + 1] }
let only = words.firstIndex(of: "--only").map { words[$0 + 1] }
let runs = words.firstIndex(of: "--runs").flatMap { Int(words[$0 + 1]) } ?? 15
let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

var notes: [String] = []
var lines = [
    machine(), "", "| round | question | answer, ms | median | judged anew, ms | times faster | goal |",
    "|---|---|---:|---:|---:|---:|---|",
]

@MainActor
func show(_ line: String) {
    lines.append(line)
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}

func text(_ value: Double) -> String {
    value < 10 ? String(format: "%.2f", value) : String(format: "%.0f", value)
}

@MainActor
func row(_ round: String, _ question: String, _ time: Timing, whole: Timing, goal: Double?) {
    let verdict = goal.map { "\(text($0)) ms: \(time.median < $0 ? "met" : "missed")" } ?? ""
    show(
        "| \(round) | \(question) | \(text(time.least)) | \(text(time.median)) | \(text(whole.median)) | "
            + "\(text(whole.median / time.median)) | \(verdict) |")
}

/// Whether a line is asked for.
@MainActor
func isWanted(_ round: String, _ question: String) -> Bool { only.map("\(round), \(question)".contains) ?? true }

/// Values in turn, so that no answer is the one before.
struct Values {
    let parameter: String
    let values: [String]
    var place = 0

    init(_ parameter: String, _ values: String...) {
        self.parameter = parameter
        self.values = values
    }

    mutating func next() -> String {
        place += 1
        return values[place % values.count]
    }
}

/// A change of each parameter: the list alone (who is in), the whole answer in words, and the answer with the sentences
/// of those too of whom nothing but the rank or the words changed, which a report makes when it shows them.
@MainActor
func ask(
    _ whatIf: WhatIf, round: String, whole: Timing, _ questions: [(what: String, values: Values, goal: Double?)]
) throws {
    for question in questions {
        var values = question.values
        if isWanted(round, "\(question.what), the list") {
            let list = try Timing(runs: runs) {
                _ = try whatIf.sweep([.init(parameter: values.parameter, values: values.next())])
            }
            row(round, "\(question.what), the list", list, whole: whole, goal: question.goal)
        }
        func answered() -> ScenarioAnswer {
            let value = RoundDeclaration.Setting(parameter: values.parameter, value: .text(values.next()))
            return whatIf.answer(to: ScenarioDeclaration(id: "x", title: "x", parameters: [value]))
        }
        if isWanted(round, "\(question.what), the whole answer in words") {
            let answer = Timing(runs: runs) { _ = answered() }
            row(round, "\(question.what), the whole answer in words", answer, whole: whole, goal: question.goal)
        }
        guard isWanted(round, "\(question.what), with every sentence that differs") else { continue }
        var told = 0
        let sentences = Timing { told += answered().comparison?.awards.map(\.candidates.count).reduce(0, +) ?? 0 }
        row(
            round, "\(question.what), with every sentence that differs (\(told / sentences.runs))", sentences,
            whole: whole, goal: nil)
    }
}

/// The shipped packs and the one that only measures, in one folder.
func packs() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "binhxet-whatif-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for source in ["rules/viet-nam-2024", "rules/so-tnmt-binh-phuoc", "Benchmarks/whatif/pack/muoi-hai-giai"] {
        let name = source.split(separator: "/").last.map(String.init) ?? ""
        try FileManager.default.copyItem(at: root.appending(path: source), to: folder.appending(path: name))
    }
    return folder
}

@MainActor
func measureExample() throws {
    let request = RoundRequest(
        roundFile: root.appending(path: "Examples/tong-ket-2024/tong-ket-2024.lua").path)
    let session = try RoundSession.open(request)
    let judging = try Timing(runs: 9) { _ = try RoundSession.open(request).result(language: .vietnamese) }
    let whatIf = WhatIf(session, request: request, language: .vietnamese)
    _ = whatIf.answer(to: [])
    try ask(
        whatIf, round: "the example", whole: judging,
        [
            ("seats", Values("bkt_person_seats", "3", "4", "5", "7", "8"), 5),
            ("a share", Values("direct_worker_share", "40", "50", "70", "80"), 5),
            ("a threshold", Values("min_service_months", "3", "5", "7", "9"), 5),
            ("a base salary", Values("base_salary", "1800000", "2000000"), 5),
        ])
    guard only == nil else { return }
    let before = memory()
    var answers: [SweepAnswer] = []
    let sweep = try Timing(runs: 1) {
        answers.append(
            try whatIf.sweep([
                .init(parameter: "bkt_person_seats", values: "1..40"),
                .init(parameter: "direct_worker_share", values: "4..100..4"),
            ]))
    }
    row("the example", "a thousand scenarios, the lists", sweep, whole: judging * 1000, goal: 1000)
    let grown = memory() - before
    let scenarios = (0..<1000).map { number in
        ScenarioDeclaration(
            id: "s\(number)", title: "s\(number)",
            parameters: [
                .init(parameter: "bkt_person_seats", value: .text(String(1 + number % 40))),
                .init(parameter: "direct_worker_share", value: .text(String(4 + number / 40 * 4))),
            ])
    }
    let middle = memory()
    var kept: [ScenarioAnswer] = []
    let inWords = Timing(runs: 1) { kept = scenarios.map { whatIf.answer(to: $0) } }
    row("the example", "a thousand scenarios, in words and kept", inWords, whole: judging * 1000, goal: nil)
    let memories =
        "Memory that a thousand scenarios of the example add, all kept: \(grown) KiB as lists, "
        + "\(memory() - middle) KiB in words with everybody on whom anything differs "
        + "(\(kept.count { $0.comparison != nil }) answers, \(answers[0].outcomeCount) lists)."
    notes.append(memories)
}

@MainActor
func measureDepartment() throws {
    let folder = try packs()
    defer { try? FileManager.default.removeItem(at: folder) }
    let loaded = PackLoader(folder: PackFolder(path: folder.path)).load("muoi-hai-giai")
    guard let rulebook = loaded.rulebook else {
        for diagnostic in loaded.diagnostics { print(diagnostic.text(in: .english)) }
        exit(1)
    }
    let file = """
        round "bench" { title = "bench", year = 2024, date = "2024-12-10", pack = "muoi-hai-giai" }
        """
    guard let round = RoundFileLoader.load(file, name: "bench.lua").round else { exit(1) }
    var maker = RandomRecords(
        schema: rulebook.schema, people: people,
        awards: rulebook.awards.filter { !$0.id.hasPrefix("giai_do") }.map { ($0.id, $0.record) })
    let records = maker.make(year: round.year, date: round.date)
    var session: RoundSession?
    let judging = try Timing(runs: 5) {
        session = try RoundSession.judge(round, rulebook: rulebook, records: records)
    }
    guard let session else { exit(1) }
    let whatIf = WhatIf(session, language: .vietnamese)
    _ = whatIf.answer(to: [])
    try ask(
        whatIf, round: "\(people) people, \(rulebook.awards.count) awards", whole: judging,
        [
            ("seats", Values("measure_seats", "280", "290", "310", "320"), 16),
            ("a share", Values("measure_share", "40", "55", "60", "70"), 16),
            ("a threshold", Values("min_service_months", "3", "5", "7", "9"), 50),
        ])
}

do {
    lines.forEach { print($0) }
    try measureExample()
    try measureDepartment()
    for note in notes { show("\n\(note)") }
} catch let failure as RoundFailure {
    for diagnostic in failure.diagnostics.prefix(10) { print(diagnostic.text(in: .english)) }
    exit(1)
}
if let target {
    let (start, end) = ("<!-- whatif -->", "<!-- /whatif -->")
    let before = try String(contentsOfFile: target, encoding: .utf8)
    guard let from = before.range(of: start), let to = before.range(of: end), from.upperBound <= to.lowerBound else {
        print("\(target) has no lines \(start) and \(end)")
        exit(1)
    }
    try before.replacingCharacters(
        in: from.upperBound..<to.lowerBound, with: "\n" + lines.joined(separator: "\n") + "\n"
    )
    .write(toFile: target, atomically: true, encoding: .utf8)
}
