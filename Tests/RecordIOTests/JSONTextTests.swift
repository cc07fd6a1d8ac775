// SPDX-License-Identifier: Apache-2.0

import Platform
import Records
import Testing

@testable import RecordIO

@Suite struct JSONTextTests {
    @Test("every letter of the first blocks, controls and quotes among them, comes back from JSON as it went in")
    func roundTrip() throws {
        for value in UInt32(0)...0x2100 {
            let scalar = try #require(Unicode.Scalar(value))
            let text = "a" + String(scalar) + "b"
            let read = try parseJSON(Array(text.quotedForJSON.utf8), file: "text.json")
            let back = try #require(read.string)
            #expect(Array(back.unicodeScalars) == Array(text.composed.unicodeScalars), "U+\(String(value, radix: 16))")
            #expect(read.json == back.quotedForJSON)
        }
    }
}
