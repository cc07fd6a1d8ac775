// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct WatchCommandTests {
    /// A running `binhxet watch` and what it has written so far.
    private final class Watching {
        let place: Workplace
        private let process = Process()
        private let output: URL
        private var read = 0

        init(_ place: Workplace, _ language: String) throws {
            self.place = place
            output = place.folder.appending(path: "ket-qua.txt")
            try Data().write(to: output)
            place.binhxet.prepare(process, ["watch", "dot.lua", "--language", language])
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = process.standardOutput
            try process.run()
        }

        deinit { if process.isRunning { process.terminate() } }

        /// What is written until a text comes that ends an answer; all that came if it never does.
        func answer(until end: String) async throws -> String {
            // Only a bound for a command that hangs: nothing is expected of the time itself.
            for _ in 0..<6000 {
                let text = try String(contentsOf: output, encoding: .utf8).dropFirst(read)
                if text.contains(end) {
                    read += text.count
                    return String(text)
                }
                guard process.isRunning else { break }
                try await Task.sleep(for: .milliseconds(10))
            }
            Issue.record("no “\(end)” came")
            return try String(String(contentsOf: output, encoding: .utf8).dropFirst(read))
        }

        /// Ctrl-C, and the exit status it leads to.
        func interrupt() -> Int32 {
            process.interrupt()
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -1
        }
    }

    @Test(
        "each save is answered with what it changed, errors keep the last result, Ctrl-C ends with 0",
        arguments: ["vi", "en"])
    func watch(language: String) async throws {
        let vietnamese = language == "vi"
        let watching = try Watching(try Workplace.filled(), language)
        let place = watching.place
        var text = try await watching.answer(until: vietnamese ? "Đang theo dõi; nhấn Ctrl-C để dừng.\n" : "stop.\n")

        let parameters = try place.read("rules/co-quan/parameters.lua")
        try place.replace(
            "rules/co-quan/parameters.lua", parameters.replacingOccurrences(of: "value = 15", with: "value = 100"))
        text += try await watching.answer(until: "co-quan/parameters.lua:3)\n")

        try place.replace(
            "rules/co-quan/parameters.lua", parameters.replacingOccurrences(of: "value = 15", with: "value = 150"))
        text += try await watching.answer(until: vietnamese ? "vẫn giữ nguyên.\n" : "still stands.\n")

        try place.write(
            "rules/co-quan/parameters.lua", parameters.replacingOccurrences(of: "value = 15", with: "value = 100"))
        text += try await watching.answer(until: vietnamese ? "Đã hết lỗi; kết quả không đổi.\n" : "is the same.\n")

        let people = try place.read("ho-so/Cá nhân.csv")
        try place.replace("ho-so/Cá nhân.csv", people.replacingOccurrences(of: "90,HTXSNV\nCB3", with: "90,HTNV\nCB3"))
        text += try await watching.answer(
            until: vietnamese ? "cần Hoàn thành xuất sắc nhiệm vụ\n" : "needed Hoàn thành xuất sắc nhiệm vụ\n")

        #expect(watching.interrupt() == 0)
        try expectSnapshot(text, named: "watch.\(language).txt")
    }
}
