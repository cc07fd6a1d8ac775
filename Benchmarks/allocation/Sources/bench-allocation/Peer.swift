// SPDX-License-Identifier: Apache-2.0

import Allocation
import Foundation

/// An integer-programming solver called through `peers/solve.py`.
struct Peer {
    let name: String
    private let solver: String

    static let all = [Peer(name: "CP-SAT", solver: "cpsat"), Peer(name: "HiGHS", solver: "highs")]

    private static let folder = URL(filePath: #filePath).appending(path: "../../../peers").standardized
    private static let python = folder.appending(path: ".venv/bin/python")
    static var areSetUp: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

    struct Answer: Decodable {
        var awarded: [Int]?
        var proven: Bool
        var seconds: Double?
    }

    /// The version of the library.
    func version() throws -> String {
        try run(["--version"], Data(), killAfter: 60).map { String(decoding: $0, as: UTF8.self) }?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? "?"
    }

    /// The answer, or nil when there was none within the limit in seconds of solving.
    func solve(_ problem: Problem, limit: Double) throws -> Answer? {
        // Making the model counts for nothing, but is not waited for for ever.
        guard let data = try run(["\(limit)", "--reduce"], encoded(problem), killAfter: limit + 70), !data.isEmpty
        else { return nil }
        let answer = try JSONDecoder().decode(Answer.self, from: data)
        return answer.proven ? answer : nil
    }

    /// What the program writes; nil when it had to be ended.
    private func run(_ arguments: [String], _ input: Data, killAfter seconds: Double) throws -> Data? {
        let file = FileManager.default.temporaryDirectory.appending(path: "peer-\(UUID().uuidString).json")
        try input.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [Self.folder.appending(path: "solve.py").path, solver] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { if process.isRunning { process.terminate() } }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? data : nil
    }

    private func encoded(_ problem: Problem) throws -> Data {
        func list(_ rules: [String]) -> String { "[" + rules.joined(separator: ",") + "]" }
        let groups = list(problem.groups.map { "\($0.members)" })
        let caps = list(problem.caps.map { #"{"group":\#($0.group),"atMost":\#($0.atMost)}"# })
        func share(_ group: Int, _ share: Share) -> String {
            #"{"group":\#(group),"share":[\#(share.numerator),\#(share.denominator)]}"#
        }
        let ceilings = list(problem.ceilings.map { share($0.group, $0.share) })
        let floors = list(problem.floors.map { share($0.group, $0.share) })
        let reserves = list(
            problem.reserves.map {
                #"{"group":\#($0.group),"atLeast":\#($0.atLeast),"ifUnfilled":"\#($0.ifUnfilled.rawValue)"}"#
            })
        let seats = problem.seats.map(String.init) ?? "null"
        return Data(
            (#"{"seats":\#(seats),"ranks":\#(problem.ranks),"groups":\#(groups),"caps":\#(caps),"ceilings":\#(ceilings),"#
                + #""floors":\#(floors),"reserves":\#(reserves)}"# + "\n").utf8)
    }
}
