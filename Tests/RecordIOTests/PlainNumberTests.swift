// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RecordIO

/// The quick way to read plain numbers against the one that knows every notation.
@Suite struct PlainNumberTests {
    @Test("what is plain has one reading, and it is that number")
    func agrees() {
        var random = SplitMix(seed: 3)
        var plain = 0
        for _ in 0..<20_000 {
            let text = String((0..<Int.random(in: 0...14, using: &random)).map { _ in letter(&random) })
            guard let number = PlainNumber(text) else { continue }
            plain += 1
            let readings = DecimalText.readings(text)
            #expect(readings.count == 1, "\(text)")
            #expect(readings.first?.millionths == number.millionths, "\(text)")
            #expect(readings.first?.isWhole == number.isWhole, "\(text)")
        }
        #expect(plain > 3_000)
    }

    private func letter(_ random: inout SplitMix) -> Character {
        Int.random(in: 0..<8, using: &random) == 0
            ? (".,- +%a".randomElement(using: &random) ?? ".")
            : Character(String(Int.random(in: 0...9, using: &random)))
    }

    @Test(
        "what could be meant in two ways, or not at all, is not plain",
        arguments: ["", "1.234", "1,234", "1.", ".5", "-3", "1.2.3", "1 234", "12%", "1234567890123", "1.2345678"])
    func others(text: String) {
        #expect(PlainNumber(text) == nil)
    }

    @Test(
        "whole numbers, hundredths and leading zeros are plain", arguments: ["0", "007", "74.25", "74,250000", "100"])
    func plains(text: String) {
        #expect(PlainNumber(text) != nil)
    }
}
