// SPDX-License-Identifier: Apache-2.0

public import Records
import Rules

/// What is open while rules are looked at, the answers supposed so far, and which open matters were asked about.
///
/// The answers are ranges: a rule that is settled whatever the number within its range settles all of them at once.
final class Openings {
    /// What counts as open.
    enum Scope {
        /// Whatever nobody has said, papers that have not come, and holds.
        case unsaid
        /// One fact, whatever it holds now.
        case only(Lever)
        /// Nothing; what is read is written down.
        case nothing
    }

    var scope: Scope {
        didSet {
            answers = [:]
            noted = []
        }
    }
    let records: RecordSet
    private let papers: Set<FieldID>
    private var domains: [Lever: OpenDomain?] = [:]
    private var unplaced: [FieldID: [Int]] = [:]

    /// The answers supposed.
    var answers: OpenAnswers = [:]
    /// The matters asked about that the answers leave open, in the order of asking.
    private(set) var noted: [OpenMatter] = []
    /// The matters asked about at any time.
    private(set) var met: Set<OpenMatter> = []
    /// The facts read while nothing is open.
    var read: Set<Lever> = []
    /// Whether anything was asked about whose answers cannot be listed.
    var isOpaque = false
    /// What awards give a row, as far as the answers settle it; nil where the evaluator's own results hold.
    var results: ((_ award: Int, _ row: Int) -> OpenResult?)?

    init(_ scope: Scope, _ rulebook: Rulebook, _ records: RecordSet) {
        self.scope = scope
        self.records = records
        papers = Self.papers(rulebook)
    }

    /// The fields that hold papers: that of nominations, and any set of the same codes.
    private static func papers(_ rulebook: Rulebook) -> Set<FieldID> {
        guard let fields = rulebook.nominationFields, let papers = fields.papers else { return [] }
        let type = rulebook.schema.records[fields.record].fields[papers].type
        var found: Set<FieldID> = [FieldID(record: fields.record, field: papers)]
        guard case .set(.code) = type else { return found }
        for (record, declared) in rulebook.schema.records.enumerated() {
            for (field, one) in declared.fields.enumerated() where one.type == type {
                found.insert(FieldID(record: record, field: field))
            }
        }
        return found
    }

    // MARK: What was asked

    /// Whether anything asked about is still open.
    var isWaiting: Bool { !noted.isEmpty }

    func begin() { noted = [] }

    /// Forgets what was asked about after so many matters.
    func forget(after count: Int) { noted.removeSubrange(count...) }

    func note(_ matter: OpenMatter) {
        guard !noted.contains(matter) else { return }
        noted.append(matter)
        met.insert(matter)
    }

    // MARK: Facts

    func domain(_ matter: OpenMatter) -> OpenDomain? {
        guard case .fact(let lever) = matter else { return OpenDomain() }
        if let known = domains[lever] { return known }
        let domain = OpenDomain(lever, records)
        domains[lever] = domain
        return domain
    }

    private func isOpen(_ lever: Lever, _ cell: Cell) -> Bool {
        switch scope {
        case .unsaid: cell == .unknown
        case .only(let one): one == lever
        case .nothing: false
        }
    }

    /// The answer to a fact that is open: its range; nil where it is not open or has no list of answers.
    private func answer(_ lever: Lever, _ cell: Cell) -> (domain: OpenDomain, range: ClosedRange<Int64>)? {
        if case .nothing = scope { read.insert(lever) }
        guard isOpen(lever, cell) else { return nil }
        guard let domain = domain(.fact(lever)) else {
            isOpaque = true
            return nil
        }
        return (domain, answers[.fact(lever)] ?? domain.range)
    }

    /// A cell as supposed.
    func cell(_ lever: Lever, _ cell: Cell) -> Cell {
        guard let (domain, range) = answer(lever, cell) else { return cell }
        if range.count == 1 { return domain.cell(range.lowerBound) }
        note(.fact(lever))
        return .unknown
    }

    /// A fact's value as far as it is supposed.
    func value(_ lever: Lever, _ cell: Cell, _ shape: FieldShapes.Shape) -> Value {
        guard let (domain, range) = answer(lever, cell) else { return RowEvaluator.value(cell, shape) }
        if range.count == 1 { return RowEvaluator.value(domain.cell(range.lowerBound), shape) }
        note(.fact(lever))
        return domain.bounds(range).map { .number($0) } ?? shape.unknown
    }

    // MARK: Papers, holds, members

    func isPapers(record: Int, field: Int) -> Bool { papers.contains(FieldID(record: record, field: field)) }

    /// Whether a paper is there, or comes.
    func belongs(_ member: Lever, isThere: Bool?) -> Truth {
        switch scope {
        case .unsaid: return isThere == true ? .true : settled(.fact(member))
        case .only(let one) where one == member: return settled(.fact(member))
        case .only: return isThere.map { Truth($0) } ?? .unknown
        case .nothing:
            read.insert(member)
            return isThere.map { Truth($0) } ?? .unknown
        }
    }

    /// Whether a hold on a record is lifted.
    func isReleased(_ condition: ExpressionID, record: Int, row: Int) -> Truth {
        guard case .unsaid = scope else { return .false }
        return settled(.hold(condition: condition, record: record, row: row))
    }

    /// The answer to a yes-or-no matter.
    private func settled(_ matter: OpenMatter) -> Truth {
        if let range = answers[matter], range.count == 1 { return Truth(range.lowerBound == 1) }
        note(matter)
        return .unknown
    }

    /// The rows whose reference is open and supposed to name an owner; nil while it is open whom one of them names.
    func joining(record: Int, field: Int, _ owner: Int) -> [Int]? {
        guard case .unsaid = scope else { return [] }
        let place = FieldID(record: record, field: field)
        if unplaced[place] == nil {
            let column = records.tables[record].column(field)
            unplaced[place] = (0..<records.tables[record].count).filter { column?[$0] == .unknown }
        }
        var found: [Int]? = []
        for row in unplaced[place] ?? [] {
            switch cell(.cell(record: record, row: row, field: field), .unknown) {
            case .row(let named): if named == owner { found?.append(row) }
            case .unknown: found = nil
            default: break
            }
        }
        return found
    }

    /// What an award gives a row.
    func result(_ kind: ResultKind, _ award: Int, _ row: Int) -> Truth? {
        guard let result = results?(award, row) else { return nil }
        return kind == .eligible ? result.eligible : result.awarded
    }

    /// Whether a function of a rule file saw all there is to see: what it reads itself is not supposed.
    func sees(_ reads: [FunctionRead]) -> Bool {
        switch scope {
        case .unsaid:
            guard reads.contains(where: { $0.value == nil }) else { return true }
            isOpaque = true
            return false
        case .only, .nothing:
            isOpaque = true
            return true
        }
    }
}

/// What an award gives a row: whether it is eligible, and whether it has it; unknown where a tie is left to the council.
public struct OpenResult: Sendable, Hashable {
    /// Whether the rules allow it.
    public let eligible: Truth
    /// Whether it has it.
    public let awarded: Truth

    /// Makes a result.
    public init(eligible: Truth, awarded: Truth) {
        self.eligible = eligible
        self.awarded = awarded
    }
}
