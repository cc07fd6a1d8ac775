// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import TestSupport
import Testing

@testable import Evaluation

/// Programs over columns of every width, against the cells one by one.
@Suite struct TruthProgramTests {
    /// Columns whose values need 8, 16, 32 and 64 bits, with rows that are unknown and rows that are none.
    private func table(rows: Int, seed: UInt64) -> Table {
        var random = SplitMix(seed: seed)
        let bounds: [Int64] = [100, 30_000, 2_000_000_000, .max / 4]
        var fields = bounds.indices.map { Field("number\($0)", title: "n", type: .integer) }
        fields.append(Field("flag", title: "f", type: .flag))
        let schema = Schema(
            codeLists: [], records: [RecordType("person", title: "p", sheets: [], fields: fields)])
        var builder = RecordSetBuilder(schema)
        for row in 0..<rows {
            let cells = fields.indices.map { field -> Cell in
                if random.chance(9) { return .unknown }
                if random.chance(9) { return .absent }
                guard field < bounds.count else { return .flag(random.chance(2)) }
                // Small values are common, so that bounds meet them.
                let most = random.chance(2) ? 5 : bounds[field]
                return .integer(Int64.random(in: -most...most, using: &random))
            }
            builder.addRow(0, key: "P\(row)", origin: .none, cells: cells)
        }
        return builder.finish().records.tables[0]
    }

    private func truth(_ cell: Cell, unknown: Truth, _ passes: (Int64) -> Bool) -> Truth {
        switch cell {
        case .integer(let value): Truth(passes(value))
        case .flag(let flag): Truth(flag)
        case .absent: .false
        default: unknown
        }
    }

    @Test("a range over a column of any width says what its cells say", arguments: [1, 63, 64, 65, 2_048, 5_000])
    func ranges(rows: Int) throws {
        let table = table(rows: rows, seed: UInt64(rows))
        var random = SplitMix(seed: 5)
        for field in 0..<4 {
            let column = try #require(table.column(field))
            guard case .integer = column.storage else { continue }
            for unknown in [Truth.true, .false, .unknown] {
                let ends = [
                    Int64.random(in: -9...9, using: &random), Int64.random(in: (-9)...40_000, using: &random), .min,
                    .max,
                ]
                let pick = { (random: inout SplitMix) in ends.randomElement(using: &random) ?? 0 }
                let (a, b) = (pick(&random), pick(&random))
                let range = min(a, b)...max(a, b)
                for isInverted in [false, true] {
                    var program = TruthProgram(count: rows)
                    let half = program.within(column, range, isInverted: isInverted, unknown: unknown)
                    program.output(half)
                    program.output(TruthProgram.not(half))
                    let found = program.run()
                    for row in 0..<rows {
                        let wanted = truth(column[row], unknown: unknown) { range.contains($0) != isInverted }
                        #expect(found[0][row] == wanted)
                        #expect(found[1][row] == !wanted)
                    }
                }
            }
        }
    }

    @Test("conditions combine by Kleene's tables, on one thread and on several alike")
    func combined() throws {
        let rows = 300_001
        let table = table(rows: rows, seed: 11)
        let columns = try (0..<5).map { try #require(table.column($0)) }
        var program = TruthProgram(count: rows)
        let flag = program.flag(columns[4])
        var numbers: [TruthProgram.Half] = []
        for column in columns.prefix(4) {
            guard case .integer = column.storage else { continue }
            numbers.append(program.within(column, 0...3, isInverted: false, unknown: .unknown))
        }
        let given = program.column(
            .each(rows) { $0 % 3 == 0 ? .true : $0 % 3 == 1 ? .false : .unknown })
        program.output(program.or(program.and(flag, numbers[0]), TruthProgram.not(program.or(numbers[1], given))))
        program.output(program.and(program.absent(columns[2], unknown: .unknown), TruthProgram.not(numbers[3])))
        let found = program.run()
        #expect(found == program.run(threads: 2))
        #expect(found == program.run(threads: 7))
        for row in stride(from: 0, to: rows, by: 97) {
            let cells = columns.map { $0[row] }
            let within = cells.map { truth($0, unknown: .unknown) { (0...3).contains($0) } }
            let given: Truth = row % 3 == 0 ? .true : row % 3 == 1 ? .false : .unknown
            #expect(found[0][row] == (within[4] && within[0] || !(within[1] || given)))
            let absent: Truth = cells[2] == .absent ? .true : cells[2] == .unknown ? .unknown : .false
            #expect(found[1][row] == (absent && !within[3]))
        }
    }

    // Sixteen fill the registers that fit on the stack; from some hundred thousand rows on each thread has its own.
    @Test(
        "any number of conditions may wait for others",
        arguments: [(1, 64), (15, 65), (16, 270_001), (17, 270_001), (40, 20_001), (150, 2_049)])
    func waiting(conditions: Int, rows: Int) throws {
        let table = table(rows: rows, seed: 3)
        let column = try #require(table.column(0))
        var program = TruthProgram(count: rows)
        let ranges = (0..<conditions).map { Int64($0 - conditions / 2)...100 }
        let halves = ranges.map { program.within(column, $0, isInverted: false, unknown: .unknown) }
        // Both read them all, so that each is kept until the second has done so.
        program.output(program.all(halves))
        program.output(program.any(halves.reversed()))
        let found = program.run()
        #expect(found == program.run(threads: 2))
        for row in stride(from: 0, to: rows, by: 89) {
            let truths = ranges.map { range in truth(column[row], unknown: .unknown) { range.contains($0) } }
            #expect(found[0][row] == truths.reduce(Truth.true) { $0 && $1 })
            #expect(found[1][row] == truths.reduce(Truth.false) { $0 || $1 })
        }
    }

    /// A program's halves with what they must say of each row.
    private struct Expected {
        var halves: [(half: TruthProgram.Half, truths: [Truth])] = []

        func some(_ count: Int, _ random: inout SplitMix) -> [(half: TruthProgram.Half, truths: [Truth])] {
            (0..<count).map { _ in
                let pick = halves[Int.random(in: 0..<halves.count, using: &random)]
                return random.chance(3) ? (TruthProgram.not(pick.half), pick.truths.map { !$0 }) : pick
            }
        }
    }

    @Test(
        "any tangle of conditions, negated, shared, nested, left out or asked for twice, says what its parts say",
        arguments: 0..<30)
    func tangled(seed: Int) throws {
        let rows = [64, 65, 200, 2_049][seed % 4]
        let table = table(rows: rows, seed: UInt64(seed))
        var random = SplitMix(seed: UInt64(seed))
        var program = TruthProgram(count: rows)
        var expected = Expected()
        let given = (0..<rows).map { _ in [Truth.true, .false, .unknown][Int.random(in: 0..<3, using: &random)] }
        expected.halves.append((program.column(.each(rows) { given[$0] }), given))
        for field in 0..<4 {
            let column = try #require(table.column(field))
            guard case .integer = column.storage else { continue }
            let range = Int64.random(in: -3...0, using: &random)...Int64.random(in: 0...3, using: &random)
            let half = program.within(column, range, isInverted: false, unknown: .unknown)
            let truths = (0..<rows).map { truth(column[$0], unknown: .unknown) { range.contains($0) } }
            expected.halves.append((half, truths))
        }
        for _ in 0..<20 {
            let parts = expected.some(Int.random(in: 1...7, using: &random), &random)
            let isAll = random.chance(2)
            let half = isAll ? program.all(parts.map(\.half)) : program.any(parts.map(\.half))
            let truths = (0..<rows).map { row in
                parts.reduce(isAll ? Truth.true : .false) { isAll ? $0 && $1.truths[row] : $0 || $1.truths[row] }
            }
            expected.halves.append((half, truths))
        }
        let outputs = expected.some(6, &random) + [expected.halves[0], expected.halves[20], expected.halves[20]]
        for output in outputs { program.output(output.half) }
        let found = program.run()
        #expect(found.count == outputs.count)
        for (column, output) in zip(found, outputs) {
            #expect((0..<rows).map { column[$0] } == output.truths)
        }
    }

    @Test("a condition that was put off is unknown until it is settled")
    func putOff() throws {
        let table = table(rows: 100, seed: 6)
        var program = TruthProgram(count: 100)
        let flag = program.flag(try #require(table.column(4)))
        let late = program.take(.putOff(7))
        program.output(program.and(flag, late))
        program.output(flag)
        let calls = CompiledProgram(program).calls
        #expect(calls.map(\.condition) == [7])
        #expect(calls.map(\.outputs) == [[0]])
        var bound = program.bound()
        let before = bound.run()
        #expect(before[0].yes.isEmpty)
        #expect(before[0].no == before[1].no)
        bound.settle(calls[0].given, as: TruthColumn(.true, count: 100))
        let after = bound.run()
        #expect(after[0] == after[1])
    }

    @Test("what came in after a mark is forgotten, and can come in again")
    func goesBack() throws {
        let table = table(rows: 200, seed: 4)
        let (flag, number) = (try #require(table.column(4)), try #require(table.column(0)))
        guard case .integer = number.storage else { return }
        var program = TruthProgram(count: 200)
        program.keep(program.flag(flag), as: 7)
        let mark = program.mark
        program.keep(program.within(number, 0...1, isInverted: false, unknown: .unknown), as: 8)
        program.output(program.column(TruthColumn(.true, count: 200)))
        program.goBack(to: mark)
        #expect(program.half(of: 8) == nil)
        program.keep(program.within(number, 0...3, isInverted: false, unknown: .unknown), as: 8)
        let (first, second) = (try #require(program.half(of: 7)), try #require(program.half(of: 8)))
        program.output(program.and(first, second))
        let found = program.run()
        #expect(found.count == 1)
        for row in 0..<200 {
            let wanted =
                truth(flag[row], unknown: .unknown) { _ in false }
                && truth(number[row], unknown: .unknown) { (0...3).contains($0) }
            #expect(found[0][row] == wanted)
        }
    }
}
