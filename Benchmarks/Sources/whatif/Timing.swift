// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Milliseconds of the fastest and of the middle one of some runs.
struct Timing {
    let least: Double
    let median: Double
    let runs: Int

    init(runs: Int = 15, _ body: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        var found: [Double] = []
        for _ in 0..<runs { found.append(try clock.measure(body) / .milliseconds(1)) }
        found.sort()
        self.runs = runs
        least = found[0]
        median = found[found.count / 2]
    }

    /// As long, so many times.
    static func * (time: Timing, times: Double) -> Timing {
        Timing(least: time.least * times, median: time.median * times, runs: time.runs)
    }

    private init(least: Double, median: Double, runs: Int) {
        self.runs = runs
        self.least = least
        self.median = median
    }
}

/// The memory that the process holds now, in KiB.
func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
}

/// What the numbers of a run depend on, as one sentence.
func machine() -> String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let name = information.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first ?? "?"
    #if compiler(>=6.4)
        let swift = "6.4 or newer"
    #elseif compiler(>=6.3)
        let swift = "6.3"
    #else
        let swift = "6.2"
    #endif
    let day = Date.now.formatted(.iso8601.year().month().day())
    return "One run on \(day): \(ProcessInfo.processInfo.activeProcessorCount) cores, "
        + "\(name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"), Swift \(swift), release build, "
        + "load \(load) at the start."
}
