// SPDX-License-Identifier: Apache-2.0

package import Eligibility
package import Evaluation
import Foundation
import RecordIO
import Records
package import Rules

/// The engine over one set of people.
package struct Engine {
    private static let date: CalendarDate = CalendarDate(day: 20_089)

    private let rules: CompiledRules
    private let records: RecordSet

    /// The records that a folder with the CSV file holds.
    package init(folder: String, rulebook: Rulebook) {
        let result = RecordReader.read(
            .csvFolder(path: folder), schema: rulebook.schema, round: RoundFacts(id: "bench", cells: [:]))
        guard let records = result.records else {
            fail(result.diagnostics.prefix(10).map { $0.text(in: .english) }.joined(separator: "\n"))
        }
        self.records = records
        rules = CompiledRules(rulebook)
    }

    /// The same records from memory.
    package init(people: [eligibility_person], rulebook: Rulebook) {
        rules = CompiledRules(rulebook)
        records = Self.records(of: people, rulebook.schema)
    }

    /// The rules of a pack in the folder `pack` beside a source file's own.
    package static func rulebook(_ pack: String, beside file: String = #filePath) -> Rulebook {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "../pack").path
        let loaded = PackLoader(folder: PackFolder(path: folder)).load(pack)
        guard let rulebook = loaded.rulebook else {
            fail(loaded.diagnostics.map { $0.text(in: .english) }.joined(separator: "\n"))
        }
        return rulebook
    }

    /// Judges everyone for every award, with nothing kept from before but the compiled rules.
    @discardableResult
    package func evaluate(threads: Int = 1) -> [AwardEvaluation] {
        let evaluator = evaluator(rules)
        evaluator.threads = threads
        return rules.rulebook.awards.indices.map { evaluator.evaluate($0) }
    }

    /// Judges everyone for every award with the rules compiled anew.
    package func compileAndEvaluate() {
        let evaluator = evaluator(CompiledRules(rules.rulebook))
        for award in rules.rulebook.awards.indices { _ = evaluator.evaluate(award) }
    }

    /// Judges everyone for one award, with nothing kept from before but the compiled rules.
    package func evaluate(award: Int) -> AwardEvaluation { evaluator(rules).evaluate(award) }

    private func evaluator(_ rules: CompiledRules) -> Evaluator {
        Evaluator(
            rules, records: records,
            inputs: RoundInputs(year: Int(YEAR), date: Self.date, lawAsOf: Self.date))
    }

    /// Writes one line a person: the id, then E, N or U for each award.
    package func writeVerdicts(to path: String) throws {
        let verdicts = evaluate().map(\.verdicts)
        let keys = records.tables[0].keys
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { fail("cannot write \(path)") }
        for first in stride(from: 0, to: keys.count, by: 4096) {
            try file.write(contentsOf: Self.text(keys, verdicts, first..<min(first + 4096, keys.count)))
        }
        try file.close()
    }

    private static func text(_ keys: [String], _ verdicts: [Verdicts], _ rows: Range<Int>) -> [UInt8] {
        let size = rows.reduce(0) { $0 + keys[$1].utf8.count + verdicts.count * 2 + 1 }
        return [UInt8](unsafeUninitializedCapacity: size) { text, filled in
            for row in rows {
                var key = keys[row]
                filled += key.withUTF8 { UnsafeMutableBufferPointer(rebasing: text[filled...]).update(fromContentsOf: $0) }
                for verdicts in verdicts {
                    text[filled] = UInt8(ascii: ",")
                    text[filled + 1] =
                        switch verdicts[row] {
                        case .eligible: UInt8(ascii: "E")
                        case .ineligible: UInt8(ascii: "N")
                        case .undetermined: UInt8(ascii: "U")
                        }
                    filled += 2
                }
                text[filled] = UInt8(ascii: "\n")
                filled += 1
            }
        }
    }

    // MARK: Records

    package static func people(_ count: Int) -> [eligibility_person] {
        [eligibility_person](unsafeUninitializedCapacity: count) { buffer, filled in
            eligibility_generate(buffer.baseAddress, count, 7)
            filled = count
        }
    }

    private static func records(of people: [eligibility_person], _ schema: Schema) -> RecordSet {
        var builder = RecordSetBuilder(schema)
        let fields = schema.records[0].fields
        for (index, person) in people.enumerated() {
            let key = String(index + 1)
            let cells = withUnsafeBytes(of: person.fact) { bytes in
                let facts = bytes.bindMemory(to: Int32.self)
                return [Cell.text(key)] + fields.indices.dropFirst().map { cell(facts[$0 - 1], fields[$0].type) }
            }
            builder.addRow(0, key: key, origin: .none, cells: cells)
        }
        return builder.finish().records
    }

    private static func cell(_ value: Int32, _ type: FieldType) -> Cell {
        if value == BLANK { return .blank }
        return switch type {
        case .flag: .flag(value != 0)
        case .decimal: .decimal(Int64(value) * ExactDecimal.scale / 100)
        case .code: .code(Int(value))
        default: .integer(Int64(value))
        }
    }
}
