// SPDX-License-Identifier: Apache-2.0

@_spi(Testing) import Allocation
import Foundation

// Times the allocator on random worlds, and beside it the solvers, where `peers/setup` has made their environment.
let usage = """
    usage: bench-allocation [--no-peers] [--limit SECONDS] [--world NAME] [--write README.md] [CANDIDATES…]
    --limit is what a solver may take, 20 unless given; from 10,000 candidates on at least a thousand times what we took.
    --write puts the table between the lines <!-- allocation --> and <!-- /allocation --> of a file.

    """

func stop(_ text: String, _ status: Int32) -> Never {
    FileHandle.standardError.write(Data(text.utf8))
    exit(status)
}

var sizes: [Int] = []
var (limit, path, withPeers, worlds) = (20.0, String?.none, Peer.areSetUp, World.allCases)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--no-peers": withPeers = false
    case "--world":
        guard let name = arguments.popFirst() else { stop(usage, 2) }
        worlds = World.allCases.filter { $0.name == name }
        if worlds.isEmpty { stop("worlds: \(World.allCases.map(\.name).joined(separator: "; "))\n", 2) }
    case "--write":
        guard let file = arguments.popFirst() else { stop(usage, 2) }
        path = file
    case "--limit":
        guard let seconds = arguments.popFirst().flatMap(Double.init), seconds > 0 else { stop(usage, 2) }
        limit = seconds
    default:
        guard let size = Int(argument), size > 0 else { stop(usage, 2) }
        sizes.append(size)
    }
}
if sizes.isEmpty { sizes = [100, 1_000, 10_000, 100_000, 1_000_000] }

let clock = ContinuousClock()

/// The best of some runs, so that other work on the machine weighs least.
func best<T>(of runs: Int, _ work: () throws -> T) rethrows -> (seconds: Double, result: T) {
    func timed() throws -> (Double, T) {
        let start = clock.now
        let result = try work()
        return ((clock.now - start) / .seconds(1), result)
    }
    var found = try timed()
    for _ in 1..<runs {
        let next = try timed()
        if next.0 < found.0 { found = next }
    }
    return found
}

func text(_ seconds: Double) -> String {
    seconds < 0.1
        ? String(format: "%.2f ms", 1_000 * seconds)
        : seconds < 1 ? String(format: "%.0f ms", 1_000 * seconds) : String(format: "%.1f s", seconds)
}

let peers = withPeers ? Peer.all : []
var lines = [
    try machine(peers: peers), "",
    "| candidates | world | seats filled | BinhXet | of that, sorting | with all reasons |"
        + peers.map { " \($0.name) |" }.joined(),
    "|---:|---|---:|---:|---:|---:|" + peers.map { _ in "---:|" }.joined(),
]
func show(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
lines.forEach(show)
var gaveUp: Set<String> = []
var differing: [String] = []
for candidates in sizes {
    for world in worlds {
        let problem = world.problem(candidates: candidates)
        let (seconds, outcome) = try best(of: 15) { try allocate(problem, detail: .standings) }
        let sorting = best(of: 5) { sortOnly(problem) }.seconds
        // Beyond this size the reasons of thousands of rules take minutes.
        let reasons = candidates <= 100_000 ? try best(of: 1) { try allocate(problem) }.seconds : nil
        var cells = ["\(candidates)", world.name, "\(outcome.filled)", text(seconds), text(sorting)]
        cells.append(reasons.map(text) ?? "not measured")
        // Long enough to show whether they take a thousand times as long, where the goal says so.
        let patience = candidates < 10_000 ? limit : max(limit, (1_000 * seconds).rounded(.up))
        for peer in peers {
            let key = "\(peer.name) \(world.name)"
            if gaveUp.contains(key) {
                cells.append("not tried")
            } else if let answer = try peer.solve(problem, limit: patience), let taken = answer.seconds {
                cells.append(text(taken))
                if answer.awarded != outcome.awarded { differing.append("\(key), \(candidates) candidates") }
            } else {
                cells.append("did not finish in \(Int(patience)) s")
                gaveUp.insert(key)
            }
        }
        lines.append("| " + cells.joined(separator: " | ") + " |")
        show(lines[lines.count - 1])
    }
}
if !differing.isEmpty { stop("other lists: \(differing.joined(separator: "; "))\n", 1) }
if let path {
    let (start, end) = ("<!-- allocation -->", "<!-- /allocation -->")
    let before = try String(contentsOfFile: path, encoding: .utf8)
    guard let from = before.range(of: start), let to = before.range(of: end), from.upperBound <= to.lowerBound else {
        stop("\(path) has no lines \(start) and \(end)\n", 1)
    }
    let table = "\n" + lines.joined(separator: "\n") + "\n"
    try before.replacingCharacters(in: from.upperBound..<to.lowerBound, with: table)
        .write(toFile: path, atomically: true, encoding: .utf8)
}
