// SPDX-License-Identifier: Apache-2.0

// How time and memory grow with candidates, awards, conditions and the members of a unit.
//
//     growth [--largest CANDIDATES] [--write FILE]     a table, written between the marks of FILE
//     growth measure CANDIDATES AWARDS CONDITIONS MEMBERS UNITS

import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
func option(_ name: String) -> String? {
    arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}

if arguments.first == "measure" {
    guard let size = Size(Array(arguments.dropFirst())) else {
        print("usage: growth measure CANDIDATES AWARDS CONDITIONS MEMBERS UNITS")
        exit(1)
    }
    print(try Sample(measuring: size).line)
    exit(0)
}

var table = Table()
for candidates in [10_000, 100_000, 1_000_000] { try table.add { $0.candidates = candidates } }
if let largest = option("--largest").flatMap({ Int($0) }) { try table.add { $0.candidates = largest } }
for awards in [3, 48] { try table.add { $0.awards = awards } }
for conditions in [2, 32] { try table.add { $0.conditions = conditions } }
for members in [10, 100, 1000] {
    // As many units each time: what grows is the unit.
    try table.add {
        $0.members = members
        $0.candidates = 1000 * members
        $0.awards = 1
        $0.judgesUnits = true
    }
}
if let target = option("--write") { try table.write(to: target) }
