// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Messages
import Testing

@testable import Rules

@Suite struct ScriptWordsTests {
    @Test("whatever the sandbox refuses is told in words, never by its code", arguments: Notice.allCases)
    func words(notice: Notice) {
        let error = SandboxError(code: .runtime, message: "x", notice: notice)
        for language in [Language.english, .vietnamese] {
            let text = LuaMessage(error).message.text(in: language)
            #expect(!text.contains(notice.rawValue) || notice == .pattern || notice == .format || notice == .host)
            #expect(!text.contains("rules.lua") && !text.contains("{"))
        }
    }

    @Test("a text that grows too long is named as that")
    func longText() {
        let files = [
            "p/pack.lua": #"pack { id = "p", title = "p", authority = "x", files = { "a" } }"#,
            "p/a.lua": #"local t = string.rep("x", 1000000)"#,
        ]
        let words = PackLoader(folder: PackFolder(files: files)).load("p").diagnostics.map { $0.text(in: .vietnamese) }
        #expect(
            words.contains { $0.contains("p/a.lua:1: lỗi: lỗi khi chạy: một chuỗi chữ sẽ dài hơn 256 KiB.") },
            "\(words)")
    }
}
