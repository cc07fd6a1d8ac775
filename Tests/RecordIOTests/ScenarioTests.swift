// SPDX-License-Identifier: Apache-2.0

import RecordIO
import TestSupport
import Testing

@Suite struct ScenarioTests {
    @Test("what offices really make is read, and what was passed over is said")
    func good() throws {
        for scenario in try Scenario.all("good") {
            let result = PlainRound.read(scenario.source)
            let notes = RecordText.describe(result.diagnostics, .vietnamese)
            let found = result.records
            let records = try #require(found, "\(scenario.name):\n\(notes)")
            try expectSnapshot(
                RecordText.describe(records) + "\n" + notes, named: "good.\(scenario.name).txt")
        }
    }

    @Test("what is wrong is refused, with every problem named in both languages")
    func bad() throws {
        for scenario in try Scenario.all("bad") {
            let result = PlainRound.read(scenario.source)
            #expect(!result.isUsable, "\(scenario.name)")
            #expect(result.diagnostics.contains { $0.severity == .error }, "\(scenario.name)")
            let texts =
                RecordText.describe(result.diagnostics, .vietnamese) + "\n"
                + RecordText.describe(result.diagnostics, .english)
            try expectSnapshot(texts, named: "bad.\(scenario.name).txt")
        }
    }
}
