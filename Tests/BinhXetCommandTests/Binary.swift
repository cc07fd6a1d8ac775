// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built `binhxet`, run as people run it.
struct Binary {
    /// What a run left.
    struct Run {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The folder in which commands run.
    let folder: URL
    /// The name of the program.
    var name = "binhxet"
    /// Variables of the environment that commands see besides.
    var variables: [String: String] = [:]

    /// Runs a command and waits for its end.
    func callAsFunction(_ arguments: String...) throws -> Run { try run(arguments) }

    /// Runs a command and waits for its end.
    func run(_ arguments: [String]) throws -> Run {
        try run(Self.products.appending(path: name), arguments, [:])
    }

    /// Runs a line as it would be typed into a terminal of that width, in which `binhxet` is installed; what the
    /// terminal would show is the output.
    func shell(_ line: String, columns: Int) throws -> Run {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try run(
            URL(filePath: "/bin/sh"), ["-c", "exec 2>&1\n\(line)"],
            ["COLUMNS": String(columns), "PATH": "\(Self.products.path):\(path)"])
    }

    private func run(_ program: URL, _ arguments: [String], _ extra: [String: String]) throws -> Run {
        let process = Process()
        prepare(process, arguments)
        process.executableURL = program
        process.environment?.merge(extra) { $1 }
        // Files instead of pipes: nothing can fill up while the other stream is read.
        let temporary = FileManager.default.temporaryDirectory
        let output = temporary.appending(path: "binhxet-out-\(UUID().uuidString)")
        let errors = temporary.appending(path: "binhxet-err-\(UUID().uuidString)")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        return Run(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Makes a process of a command that has not started yet.
    func prepare(_ process: Process, _ arguments: [String]) {
        process.executableURL = Self.products.appending(path: name)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var inherited = ProcessInfo.processInfo.environment
        for name in ["NO_COLOR", "COLUMNS", "TERM"] { inherited[name] = nil }
        // Tests leave nothing in the folders of who runs them.
        inherited["BINHXET_CACHE"] = "off"
        inherited.merge(variables) { $1 }
        process.environment = inherited
        process.standardInput = FileHandle.nullDevice
    }

    /// Programs stand beside the bundle of these tests, which this process has loaded.
    private static let products: URL = {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let bundle = maps.split(separator: "\n").lazy.compactMap { line in
            line.firstIndex(of: "/").map { String(line[$0...]) }
        }.first { $0.hasSuffix(".xctest") }
        return URL(filePath: bundle ?? "").deletingLastPathComponent()
    }()
}

/// A folder with a pack, a round and records, made by the command itself, that is gone when the test is over.
final class Workplace {
    let folder: URL
    let binhxet: Binary

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "binhxet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "ho-so"), withIntermediateDirectories: true)
        binhxet = Binary(folder: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A workplace with the pack `co-quan`, the round `dot.lua` and a folder of CSV files with five people.
    static func filled() throws -> Workplace {
        let place = try Workplace()
        _ = try place.binhxet("init", "pack", "rules/co-quan")
        _ = try place.binhxet("init", "round", "dot.lua", "--pack", "co-quan", "--year", "2024")
        let round = try place.read("dot.lua")
        try place.write("dot.lua", round.replacingOccurrences(of: "ho-so.xlsx", with: "ho-so"))
        try place.write("ho-so/Tập thể.csv", "Mã đơn vị,Tên đơn vị\nA,Phòng A\nB,Phòng B\n")
        try place.write(
            "ho-so/Cá nhân.csv",
            """
            Mã CB,Họ và tên,Mã đơn vị,Điểm,Xếp loại 2024
            CB1,Nguyễn Thị Ánh,A,"95,5",HTXSNV
            CB2,Trần Bình,A,90,HTXSNV
            CB3,Lê Chi,B,"90",HTXSNV
            CB4,Phạm Dũng,B,70,HTNV
            CB5,Võ Em,B,80,

            """)
        try place.write(
            "ho-so/Đề nghị.csv",
            """
            Đề nghị tặng,Mã CB,Mã tập thể,Đơn vị đề nghị,Hồ sơ đã nộp
            chien_si_thi_dua_co_so,CB1,,A,to_trinh; bao_cao
            chien_si_thi_dua_co_so,CB2,,A,to_trinh; bao_cao
            chien_si_thi_dua_co_so,CB3,,B,to_trinh
            chien_si_thi_dua_co_so,CB4,,B,to_trinh; bao_cao
            chien_si_thi_dua_co_so,CB5,,B,to_trinh

            """)
        return place
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Saves a file as many programs do: a new file that takes the old one's place.
    func replace(_ name: String, _ text: String) throws {
        let draft = folder.appending(path: name + ".tmp")
        try Data(text.utf8).write(to: draft)
        guard rename(draft.path, folder.appending(path: name).path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    func names(in name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
    }
    /// Every file with its bytes.
    func contents() throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            if !file.hasDirectoryPath, let data = try? Data(contentsOf: file) { found[name] = data }
        }
        return found
    }
}
