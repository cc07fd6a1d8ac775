// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The table as it is written, row by row.
struct Table {
    private var lines: [String]
    private var largest: (size: Size, sample: Sample)?

    init() {
        lines = [
            machine(), "",
            "| candidates | awards | conditions of each | members of a unit | conditions alone, s "
                + "| ns a candidate and condition | the round, s | µs a candidate and award | records, bytes a candidate "
                + "| peak, bytes a candidate | peak, MiB |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        lines.forEach { print($0) }
    }

    /// Measures a world that differs from the usual one.
    mutating func add(_ change: (inout Size) -> Void) throws {
        var size = Size()
        change(&size)
        let sample = try Sample(fresh: size)
        let candidates = Double(size.candidates)
        let cells = candidates * Double(size.awards)
        let cell = sample.judging * 1e9 / cells / Double(size.conditions)
        let row = [
            "\(size.candidates)", "\(size.awards)", "\(size.conditions)", "\(size.members)", short(sample.judging),
            size.judgesUnits ? "" : short(cell), short(sample.round), short(sample.round * 1e6 / cells),
            short(sample.records * 1_048_576 / candidates), short(sample.peak * 1_048_576 / candidates),
            short(sample.peak),
        ]
        add("| " + row.joined(separator: " | ") + " |")
        if !size.judgesUnits, candidates > Double(largest?.size.candidates ?? 0) { largest = (size, sample) }
    }

    private mutating func add(_ line: String) {
        print(line)
        lines.append(line)
    }

    /// Writes the table between its marks, with what the largest world says of any other.
    func write(to target: String) throws {
        let (start, end) = ("<!-- growth -->", "<!-- /growth -->")
        let before = try String(contentsOfFile: target, encoding: .utf8)
        guard let from = before.range(of: start), let to = before.range(of: end), from.upperBound <= to.lowerBound
        else {
            print("\(target) has no lines \(start) and \(end)")
            exit(1)
        }
        let text = (lines + ["", outlook]).joined(separator: "\n")
        try before.replacingCharacters(in: from.upperBound..<to.lowerBound, with: "\n" + text + "\n")
            .write(toFile: target, atomically: true, encoding: .utf8)
    }

    /// What a service of any number of people would take, on paper.
    private var outlook: String {
        guard let (size, sample) = largest else { return "" }
        let million = Double(size.candidates) / 1e6
        return
            "On paper, from the row of \(size.candidates) candidates: a service of *n* million people, judged as one round for "
            + "\(size.awards) awards of \(size.conditions) conditions each, takes *n* × \(short(sample.round / million)) s and "
            + "*n* × \(short(sample.peak / 1024 / million)) GiB on a machine like this one. *n* is yours to put in; judged in "
            + "parts, it takes the memory of the largest part."
    }

    private func short(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String(format: value >= 10 ? "%.1f" : "%.3g", value)
    }
}

/// What the numbers of a run depend on, as one sentence.
private func machine() -> String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let name = information.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first ?? "?"
    let day = Date.now.formatted(.iso8601.year().month().day())
    return "One run on \(day): \(ProcessInfo.processInfo.activeProcessorCount) cores, "
        + "\(name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"), release build, load \(load) at the "
        + "start; each row in a process of its own, by the clock, on all cores."
}
