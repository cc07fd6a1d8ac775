// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import Messages
import Rounds
import Rules
import Trim

/// What one world took; measured in a process of its own, so that no world stands in the memory of another.
struct Sample {
    /// Seconds by the clock: conditions alone, and the whole round with its seats, on all cores.
    var judging = 0.0
    var round = 0.0
    /// MiB that the process holds for the records, and the most it ever held for them and the round; without the program
    /// itself, which takes as much for nobody.
    var records = 0.0
    var peak = 0.0

    /// Measures a world.
    init(measuring size: Size) throws {
        let program = memory("VmRSS:")
        let world = World(size)
        let text = #"round "growth" { title = "growth", year = 2024, date = "2024-12-10", pack = "growth" }"#
        guard let round = RoundFileLoader.load(text, name: "growth.lua").round else { exit(1) }
        trim_memory()
        records = memory("VmRSS:") - program
        forgetPeak()
        judging = seconds {
            let evaluator = Evaluator(
                rulebook: world.rulebook, records: world.records,
                inputs: RoundInputs(year: round.year, date: round.date, lawAsOf: round.date))
            evaluator.threads = ProcessInfo.processInfo.activeProcessorCount
            for award in world.rulebook.order { _ = evaluator.evaluate(award) }
        }
        trim_memory()
        forgetPeak()
        var session: RoundSession?
        self.round = try seconds {
            session = try RoundSession.judge(round, rulebook: world.rulebook, records: world.records)
        }
        withExtendedLifetime(session) { peak = memory("VmHWM:") - program }
    }

    /// Measures a world in a fresh process.
    init(fresh size: Size) throws {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).absoluteURL
        process.arguments = ["measure"] + size.arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let numbers = String(decoding: output, as: UTF8.self).split(separator: " ").compactMap { Double($0) }
        guard process.terminationStatus == 0, numbers.count == 4 else {
            print("measuring \(size.arguments.joined(separator: " ")) failed")
            exit(1)
        }
        (judging, round, records, peak) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// The line that a fresh process prints.
    var line: String { "\(judging) \(round) \(records) \(peak) " }
}

private func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
}

/// MiB that `/proc/self/status` says under a name.
func memory(_ name: String) -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return (line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }.first ?? 0) / 1024
}

/// Lets the kernel count the peak from now on.
private func forgetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8) }
