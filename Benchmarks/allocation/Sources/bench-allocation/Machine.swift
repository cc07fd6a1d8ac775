// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the numbers of a run depend on, as one sentence.
func machine(peers: [Peer]) throws -> String {
    let cpu = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).split(separator: "\n")
        .first { $0.hasPrefix("model name") }?.split(separator: ":").last
        .map { $0.trimmingCharacters(in: .whitespaces) }
    #if compiler(>=6.4)
        let swift = "6.4 or newer"
    #elseif compiler(>=6.3)
        let swift = "6.3"
    #else
        let swift = "6.2"
    #endif
    let day = Date.now.formatted(.iso8601.year().month().day())
    let versions = try peers.map { "\($0.name) \(try $0.version())" }
    return
        "One run on \(day): \(ProcessInfo.processInfo.activeProcessorCount) cores, \(cpu ?? "unknown processor"), Swift \(swift), release build"
        + versions.map { ", " + $0 }.joined() + "; every program on one thread."
}
