// SPDX-License-Identifier: Apache-2.0

import Allocation
import Foundation
import Testing

/// Compares lists of thousands with those of integer-programming solvers.
///
/// Runs when `Benchmarks/allocation/peers/setup` has made its Python environment. `ALLOCATION_EFFORT` multiplies the
/// number of problems.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: Peer.python)))
struct DifferentialTests {
    @Test("lists of thousands agree with a solver's", arguments: ["cpsat", "highs"])
    func thousands(solver: String) throws {
        var random = Seeded(solver == "cpsat" ? 1 : 2)
        var problems: [Problem] = []
        for size in effort > 1 ? [500, 1_000, 2_000, 4_000] : [200, 1_000] {
            for _ in 0..<effort { problems.append(Problem.departments(size, &random)) }
        }
        let answers = try Peer.solve(problems, with: solver)
        var proven = 0
        for (problem, answer) in zip(problems, answers) where answer.proven {
            proven += 1
            let outcome = try allocate(problem, detail: .standings)
            #expect(outcome.awarded == answer.awarded)
            #expect(outcome.shortfalls.map(\.missing) == answer.shortfalls)
            #expect(outcome.filled == answer.filled)
            let certificate = try #require(outcome.certificate)
            #expect(Verifier.discrepancies(in: Claim(outcome), about: problem, certificate: certificate).isEmpty)
        }
        #expect(proven * 2 >= problems.count)
    }
}

/// The solvers that `peers/solve.py` calls.
enum Peer {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../Benchmarks/allocation/peers")
        .standardized
    static let python = folder.appending(path: ".venv/bin/python").path

    struct Answer: Decodable {
        var awarded: [Int]?
        var shortfalls: [Int]?
        var filled: Int?
        var proven: Bool
    }

    private struct Rule: Encodable {
        var group: Int
        var atMost: Int?
        var atLeast: Int?
        var share: [Int]?
        var ifUnfilled: String?
    }

    private struct Question: Encodable {
        var seats: Int?
        var ranks: [Int]
        var groups: [[Int]]
        var caps: [Rule]
        var ceilings: [Rule]
        var floors: [Rule]
        var reserves: [Rule]

        init(_ problem: Problem) {
            seats = problem.seats
            ranks = problem.ranks
            groups = problem.groups.map(\.members)
            caps = problem.caps.map { Rule(group: $0.group, atMost: $0.atMost) }
            ceilings = problem.ceilings.map {
                Rule(group: $0.group, share: [$0.share.numerator, $0.share.denominator])
            }
            floors = problem.floors.map { Rule(group: $0.group, share: [$0.share.numerator, $0.share.denominator]) }
            reserves = problem.reserves.map {
                Rule(group: $0.group, atLeast: $0.atLeast, ifUnfilled: $0.ifUnfilled.rawValue)
            }
        }
    }

    static func solve(_ problems: [Problem], with solver: String) throws -> [Answer] {
        let input = FileManager.default.temporaryDirectory.appending(path: "allocation-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: input) }
        let lines = try problems.map { try JSONEncoder().encode(Question($0)) + Data("\n".utf8) }
        try Data(lines.joined()).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [folder.appending(path: "solve.py").path, solver, "20"]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Answer.self, from: $0) }
    }
}
