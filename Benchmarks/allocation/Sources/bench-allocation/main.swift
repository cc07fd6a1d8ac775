// SPDX-License-Identifier: Apache-2.0

import Allocation
import Foundation

// Times the allocator on random worlds: `bench-allocation [CANDIDATES…]`. Each row is the best of three runs, so that other
// work on the machine weighs least.
let sizes = CommandLine.arguments.dropFirst().map { Int($0) }
guard sizes.allSatisfy({ ($0 ?? 0) > 0 }) else {
    FileHandle.standardError.write(Data("usage: bench-allocation [CANDIDATES…], whole numbers above zero\n".utf8))
    exit(2)
}
let shapes: [(groups: Int, units: Int)] = [(3, 1), (3, 10), (6, 30), (8, 100)]
let clock = ContinuousClock()

print("| candidates | groups | units | seats filled | milliseconds |\n|---:|---:|---:|---:|---:|")
for candidates in sizes.isEmpty ? [1_000, 10_000, 100_000, 1_000_000] : sizes.compactMap(\.self) {
    for shape in shapes {
        let problem = World(candidates: candidates, groups: shape.groups, units: shape.units, tie: 1).problem()
        var best = Duration.seconds(Int64.max)
        var filled = 0
        for _ in 0..<3 {
            let start = clock.now
            filled = try allocate(problem, detail: .standings).filled
            best = min(best, clock.now - start)
        }
        let milliseconds = String(format: "%.2f", best / .milliseconds(1))
        print("| \(candidates) | \(shape.groups) | \(shape.units) | \(filled) | \(milliseconds) |")
    }
}
