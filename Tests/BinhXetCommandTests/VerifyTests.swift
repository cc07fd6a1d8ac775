// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `verify` and `allocate` through the built command.
@Suite struct VerifyTests {
    private let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    private let round = "Examples/tong-ket-2024/tong-ket-2024.lua"
    private var binhxet: Binary { Binary(folder: root) }

    private func temporary(_ text: String) throws -> String {
        let file = Scratch.place(".json")
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @Test("a stored result holds, and every kind of edit of it is named")
    func verify() throws {
        let stored = try binhxet("evaluate", round, "--format", "json").output
        let again = try binhxet("evaluate", round, "--format", "json").output
        #expect(stored == again)
        let holds = try binhxet("verify", try temporary(stored), round, "--language", "en")
        #expect(holds.status == 0)
        #expect(holds.output.hasPrefix("It holds"))
        let edits: [(from: String, to: String, names: String)] = [
            (#""outcome": "not_awarded""#, #""outcome": "awarded""#, "the proof shows the outcome to be not_awarded"),
            (#""verdict": "undetermined""#, #""verdict": "eligible""#, "verdict: error: the file says `eligible`"),
            (#""need": 4"#, #""need": 3"#, "the file says `3`, made anew it is `4`"),
            (#""sha256": ""#, #""sha256": "0"#, "sha256: error"),
            (#"{\"kinds\":[[0,1,10],"#, #"{\"kinds\":[[0,1,11],"#, "error: the proof speaks of other people, groups"),
            (#""verdict": "undetermined""#, #""verdict": "eligible", "verdict": "undetermined""#, "“verdict”"),
            (#""need": 4"#, #""need": "4""#, "the file says `\"4\"`, made anew it is `4`"),
            ("sizeAtMost", "sizeAtLeast", "error: the proof leads to a list that breaks “Giới hạn lãnh đạo”"),
        ]
        for edit in edits {
            try #require(stored.contains(edit.from), "\(edit.from)")
            let forged = try temporary(stored.replacing(edit.from, with: edit.to))
            let run = try binhxet("verify", forged, round, "--language", "en")
            #expect(run.status == 1)
            #expect(run.errors.contains(edit.names), "\(edit.names)")
            #expect(run.output == "")
        }
        let other = try binhxet("verify", try temporary("{}"), round, "--language", "en")
        #expect(other.status == 1)
    }

    @Test("allocate: who gets the seats, in the fixed format")
    func allocate() throws {
        let problem = #"""
            {"seats":3,"candidates":[{"id":"a","rank":1},{"id":"b","rank":2},{"id":"c","rank":2},{"id":"d","rank":4}],
             "groups":{"g":["d"],"h":["a","b"]},"caps":[{"id":"k","group":"h","at_most":2}],
             "reserves":[{"id":"r","group":"g","at_least":1,"if_unfilled":"open"}]}
            """#
        let run = try binhxet("allocate", try temporary(problem))
        #expect(run.status == 0)
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(answer["awarded"] as? [String] == ["a", "d"])
        #expect(answer["contested"] as? [String] == ["b", "c"])
        #expect(answer["starved"] is NSNull)
    }

    @Test("allocate: everything wrong with a problem is named, and nothing is printed")
    func allocateRefuses() throws {
        let problem = #"""
            {"seats":-1,"candidates":[{"id":"a","rank":1},{"id":"a","rank":2.5}],"groups":{"g":["x"]},
             "caps":[{"id":"k","group":"gg","at_most":-2}],"floors":[{"id":"k","group":"g","share":"5/4"}]}
            """#
        let run = try binhxet("allocate", try temporary(problem), "--language", "en")
        #expect(run.status == 1)
        #expect(run.output == "")
        for expected in [
            "the id `a` is given twice", "must be a whole number, but is 2.5", "seats is negative: -1",
            "there is no `x`", "there is no `gg`", "k.at_most is negative: -2", "the id `k` is given twice",
            "must be a share from 0 to 1",
        ] {
            #expect(run.errors.contains(expected), "\(expected)")
        }
    }

    @Test(
        "allocate: a file that is no problem at all is refused with its place",
        arguments: [
            ("", "the JSON ends before its brackets are closed"), (#"{"seats":1,"#, "the JSON ends"),
            ("[]", "the file is no JSON of an allocation problem"), ("{}", "candidates has the wrong shape"),
            (#"{"seats":1,"seats":2,"candidates":[]}"#, ":1:12: error: the key “seats” is given twice"),
            (#"{"seats":1,"candidates":[{"id":"","rank":1}]}"#, "candidates[0] lacks an id"),
            (#"{"seats":1,"candidates":[{"id":"a"}]}"#, "a.rank must be a whole number"),
            (#"{"seats":1,"candidates":[],"cpas":[]}"#, "Did you mean `caps`?"),
            (
                #"{"seats":1,"candidates":[],"groups":{"g":[]},"floors":[{"id":"f","group":"g","share":"1/2000003"}]}"#,
                "too large to count with"
            ),
            (
                #"{"seats":4,"candidates":[],"groups":{"g":[]},"reserves":[{"id":"r","group":"g","at_least":5,"if_unfilled":"vacant"}]}"#,
                "r keeps 5 seats, more than the 4 there are"
            ),
            (String(repeating: "[", count: 100_000), "nested too deep"),
        ])
    func allocateRefuses(text: String, expected: String) throws {
        let run = try binhxet("allocate", try temporary(text), "--language", "en")
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.contains(expected), "\(run.errors)")
    }

    @Test("allocate: a file that is not UTF-8 is refused, and nothing is printed", arguments: ["latin", "utf16"])
    func allocateRefusesOtherText(encoding: String) throws {
        let text = #"{"seats":1,"candidates":[{"id":"Hàng","rank":1}]}"#
        let data = try #require(text.data(using: encoding == "latin" ? .isoLatin1 : .utf16))
        let file = Scratch.place(".json")
        try data.write(to: file)
        let run = try binhxet("allocate", file.path, "--language", "en")
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.contains("the file is not Unicode text (UTF-8)"), "\(run.errors)")
    }

    @Test("the example workbook is the generator's, byte for byte")
    func workbook() throws {
        let file = Scratch.place(".xlsx")
        let generator = Binary(folder: root, name: "example-round")
        #expect(try generator(file.path).status == 0)
        let committed = root.appending(path: "Examples/tong-ket-2024/ho-so.xlsx")
        #expect(try Data(contentsOf: file) == Data(contentsOf: committed))
    }
}
