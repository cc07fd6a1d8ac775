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
            for _ in 0..<effort { problems.append(departments(size, &random)) }
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

    /// Units with caps, overlapping groups with every kind of rule, ranked so that the rules bind.
    private func departments(_ size: Int, _ random: inout Seeded) -> Problem {
        let seats = size / random.int(4...12)
        var merit = (0..<size).map { _ in random.int(0...1_000) }
        var groups: [[Int]] = []
        var problem = Problem(seats: seats, ranks: [])
        for index in 0..<random.int(3...7) {
            let density = random.int(10...70)
            let isSupport = random.chance(50)
            let members = (0..<size).filter { _ in random.chance(density) }
            for member in members { merit[member] += isSupport ? -80 : 80 }
            groups.append(members)
            let id = "g\(index)"
            let part = max(1, density + random.int(-8...8))
            switch (isSupport, random.chance(50)) {
            case (true, true): problem.floors.append(Floor(id: id, group: index, share: .percent(part)))
            case (true, false):
                problem.reserves.append(
                    Reserve(
                        id: id, group: index, atLeast: seats * part / 100,
                        ifUnfilled: random.chance(30) ? .vacant : .open))
            case (false, true): problem.ceilings.append(Ceiling(id: id, group: index, share: .percent(part)))
            case (false, false): problem.caps.append(Cap(id: id, group: index, atMost: seats * part / 100))
            }
        }
        let units = random.int(3...40)
        let unitOf = (0..<size).map { _ in random.int(0...units - 1) }
        for unit in 0..<units {
            let members = (0..<size).filter { unitOf[$0] == unit }
            problem.caps.append(
                Cap(id: "u\(unit)", group: groups.count, atMost: max(1, seats * random.int(80...140) / 100 / units)))
            groups.append(members)
        }
        problem.groups = groups.map(Group.init)
        let order = (0..<size).sorted { (-merit[$0], $0) < (-merit[$1], $1) }
        problem.ranks = [Int](repeating: 0, count: size)
        for (place, candidate) in order.enumerated() { problem.ranks[candidate] = place + 1 }
        return problem.faults().isEmpty ? problem : departments(size, &random)
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
