// SPDX-License-Identifier: Apache-2.0

// Functions of rule files beside the same functions called from a loop in C.
//
//     functions COUNT              nanoseconds a call, and how they compare, one figure a line

import EligibilityEngine

guard let count = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }), count > 0 else {
    fail("usage: functions COUNT")
}
var comparison = CallComparison(Engine.people(count), Engine.rulebook("functions", beside: #filePath))
comparison.run()
