// SPDX-License-Identifier: Apache-2.0

import Allocation
import Glibc

let watch = ContinuousClock()
let sizes = CommandLine.arguments.dropFirst().prefix(1).compactMap { Int($0) }
for n in sizes.isEmpty ? [100, 1_000, 10_000, 100_000, 1_000_000] : sizes {
    for (groups, units) in CommandLine.arguments.count > 2 && CommandLine.arguments[2] == "x" ? [(8, 100)] : [(3, 1), (3, 10), (6, 30), (8, 100)] {
        let problem = World(candidates: n, groups: groups, units: units, tie: CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 1 : 1).problem()
        var filled = 0
        for _ in 0..<3 {
            let cpu = clock_t.now();
            let time = watch.measure {
                if let outcome = try? allocate(problem, detail: .standings) {
                    filled = outcome.filled; print("contested", outcome.contested.count, outcome.contestedClasses.count, outcome.certificate?.stretches.count ?? -1)
                if !outcome.isDetermined { print("not determined") }
                }
            }
            print(n, groups, units, filled, time, "cpu ms", clock_t.now() - cpu); fflush(nil);
        }
    }
}

extension clock_t { static func now() -> Int { clock() / 1000 } }
