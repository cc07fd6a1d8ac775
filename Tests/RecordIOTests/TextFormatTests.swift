// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RecordIO

@Suite struct DelimitedTextTests {
    private func rows(_ text: String) -> [[String]] { DelimitedText(Array(text.utf8)).rows.map(\.cells) }
    private func problems(_ text: String) -> [DelimitedText.Problem] { DelimitedText(Array(text.utf8)).problems }

    @Test("what stands equally often in every line parts the cells, whatever stands inside them")
    func separatorOfEveryLine() {
        #expect(rows("a,b\n1,x; y\n2,z; u; v\n") == [["a", "b"], ["1", "x; y"], ["2", "z; u; v"]])
        #expect(rows("a;b\n1,5;2\n3;4,5\n") == [["a", "b"], ["1,5", "2"], ["3", "4,5"]])
        // Where both do, or none does, the comma of decimals weighs less.
        #expect(rows("a,x;b\n1,5;2\n") == [["a,x", "b"], ["1,5", "2"]])
        #expect(rows("a;b\n1,5;2,5\n3;4\n").first == ["a", "b"])
    }

    @Test("semicolons, commas and tabs are told apart by use; decimal commas do not mislead")
    func separators() {
        #expect(rows("a;b\n1,5;2,5\n") == [["a", "b"], ["1,5", "2,5"]])
        #expect(rows("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
        #expect(rows("a\tb\n1,5\t2") == [["a", "b"], ["1,5", "2"]])
        #expect(rows("a\n1\n") == [["a"], ["1"]])
    }

    @Test("quotes, line ends of all kinds, the mark of byte order")
    func quotes() {
        #expect(
            rows("\u{FEFF}a;\"b \"\"c\"\";d\"\r\n1;\"hai\ndòng\"\r\n") == [["a", "b \"c\";d"], ["1", "hai\ndòng"]])
        #expect(rows("a;b\r1;2\r") == [["a", "b"], ["1", "2"]])
        #expect(rows("a;b\n\n1;\"\"") == [["a", "b"], [""], ["1", ""]])
        #expect(rows("") == [])
    }

    @Test("lines are counted through quoted line ends")
    func lines() {
        let text = DelimitedText(Array("a;b\r\n\"x\r\ny\";2\r\n3;4;5\r\n".utf8))
        #expect(text.rows.map(\.line) == [1, 2, 4])
        #expect(text.problems == [.ragged(line: 4, count: 3, expected: 2)])
    }

    @Test("broken files are named by line")
    func broken() {
        #expect(problems("a;b\n1;\"2\n") == [.openQuote(line: 2)])
        #expect(problems("a;b\n\"1\"x;2\n") == [.strayQuote(line: 2)])
        #expect(DelimitedText([0x61, 0x0A, 0x62, 0xFF, 0x0A]).problems == [.notUTF8(line: 2)])
        #expect(DelimitedText([0xFF, 0xFE, 0x61, 0x00]).problems == [.utf16])
        #expect(problems("DANH SÁCH\n\na;b;c\n1;2;3\nTổng;2;3;4\n") == [.ragged(line: 5, count: 4, expected: 3)])
    }
}

@Suite struct JSONParserTests {
    private func describe(_ text: String) -> String {
        do throws(JSONProblem) {
            return describe(try JSONParser.parse(Array(text.utf8)).value)
        } catch {
            return "\(error.kind) at \(error.position.line):\(error.position.column)"
        }
    }

    private func describe(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let digits): digits
        case .string(let text): "“\(text)”"
        case .array(let nodes): "[" + nodes.map { describe($0.value) }.joined(separator: " ") + "]"
        case .object(let members):
            "{"
                + members.map { "\($0.key)@\($0.position.line):\($0.position.column) \(describe($0.node.value))" }
                .joined(separator: " ") + "}"
        }
    }

    @Test(
        "values and where they stand",
        arguments: [
            ("[1, -2.50, 1e3, true, false, null]", "[1 -2.50 1e3 true false null]"),
            ("{\"a\": 1,\n \"ệ\": 2, \"b\": {}}", "{a@1:2 1 ệ@2:2 2 b@2:10 {}}"),
            ("\"\\u1ec7 \\ud83d\\ude00 \\n\\/\"", "“ệ 😀 \n/”"), ("\"e\\u0302\\u0323\"", "“ệ”"), (" [ ] ", "[]"),
        ])
    func values(text: String, expected: String) {
        #expect(describe(text) == expected)
    }

    @Test(
        "everything else is refused at its place",
        arguments: [
            ("", "unfinished at 1:1"), ("[1,]", "unexpected(\"]\") at 1:4"), ("[1 2]", "unexpected(\"2\") at 1:4"),
            ("{\"a\" 1}", "unexpected(\"1\") at 1:6"), ("{a: 1}", "unexpected(\"a\") at 1:2"),
            ("01", "malformed(\"01\") at 1:3"),
            ("[1.]", "malformed(\"1.\") at 1:4"), ("\"\\x\"", "malformed(\"\\\\x\\\"\") at 1:2"),
            ("\"\\ud800\"", "malformed(\"\\\\ud800\") at 1:2"), ("\"a", "unfinished at 1:3"),
            ("[1", "unfinished at 1:3"),
            ("{\"a\":1,\"a\":2}", "repeatedKey(\"a\") at 1:8"), ("1 1", "unexpected(\"1\") at 1:3"),
            ("\"a\nb\"", "malformed(\"\\\\u000a\") at 1:3"), ("nul", "unexpected(\"n\") at 1:1"),
        ])
    func refused(text: String, expected: String) {
        #expect(describe(text) == expected)
    }

    @Test("brackets without end do not exhaust the stack")
    func deep() {
        #expect(describe(String(repeating: "[", count: 100_000)) == "tooDeep at 1:33")
    }
}
