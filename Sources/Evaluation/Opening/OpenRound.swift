// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// Looks at the rules of a judged round with facts left open: what follows from which answers.
///
/// Known conditions of three values hold whatever the answers, so only what is not known yet is asked about; a number is
/// halved until every part of its range gives one answer. What comes out is exact as far as ``isOpaque`` is false.
public final class OpenRound {
    /// The round.
    public let evaluator: Evaluator
    let rows: RowEvaluator
    let openings: Openings

    /// What awards that were looked at already give each of their candidates' rows; set award by award.
    public var outcomes: [Int: [Int: AnswerTree<OpenResult>]] = [:]

    /// With everything open that nobody has said: unknown facts, papers that have not come, holds.
    public convenience init(unsaidOf evaluator: Evaluator) {
        self.init(evaluator, .unsaid)
        openings.results = { [unowned self] in self.result($0, $1) }
    }

    /// With nothing open, so that what is read can be told; see ``reading(_:)`` and ``opening(_:)``.
    public convenience init(asItIs evaluator: Evaluator) {
        self.init(evaluator, .nothing)
        openings.results = { [unowned self] award, row in
            self.results.insert(ResultPlace(award: award, row: row))
            return self.outcomes[award]?[row].map { self.settled($0) }
        }
    }

    private init(_ evaluator: Evaluator, _ scope: Openings.Scope) {
        self.evaluator = evaluator
        rows = RowEvaluator(evaluator.rows, records: evaluator.records)
        openings = Openings(scope, evaluator.rulebook, evaluator.records)
        rows.openings = openings
    }

    /// A result of an award that was read.
    public struct ResultPlace: Sendable, Hashable {
        /// The award.
        public let award: Int
        /// The row.
        public let row: Int

        /// Makes a place.
        public init(award: Int, row: Int) {
            self.award = award
            self.row = row
        }
    }

    /// The results of other awards that were read while nothing was open.
    private var results: Set<ResultPlace> = []

    /// Looks at something as it is, and tells which facts and results it rests on.
    public func reading<Found>(_ look: () -> Found) -> (found: Found, facts: Set<Lever>, results: Set<ResultPlace>) {
        openings.scope = .nothing
        openings.read = []
        results = []
        let found = look()
        return (found, openings.read, results)
    }

    /// Opens one fact from here on, whatever it holds now; all else is as it is.
    public func opening(_ lever: Lever) {
        openings.scope = .only(lever)
        outcomes = [:]
    }

    /// Whether anything was asked about whose answers cannot be listed, or that only a function of a rule file sees.
    public var isOpaque: Bool {
        get { openings.isOpaque }
        set { openings.isOpaque = newValue }
    }

    /// Every matter that was asked about so far, in order.
    public var matters: [OpenMatter] { openings.met.sorted() }

    /// Whether what was just looked at hangs on a matter that is still open.
    public var isWaiting: Bool { openings.isWaiting }

    /// Forgets what was asked about: what was looked at so far is settled.
    public func passOver() { openings.begin() }

    /// The answers to a matter; nil where they cannot be listed.
    public func domain(_ matter: OpenMatter) -> OpenDomain? { openings.domain(matter) }

    private func result(_ award: Int, _ row: Int) -> OpenResult {
        guard let trees = outcomes[award] else {
            openings.isOpaque = true
            return OpenResult(eligible: .unknown, awarded: .unknown)
        }
        return trees[row].map(settled) ?? OpenResult(eligible: .false, awarded: .false)
    }

    /// A result as far as the answers settle it.
    private func settled(_ tree: AnswerTree<OpenResult>) -> OpenResult {
        switch tree.read(openings.answers) {
        case .value(let result): return result
        case .open(let matter):
            openings.note(matter)
            let possible = tree.values(openings.answers)
            func truth(_ part: KeyPath<OpenResult, Truth>) -> Truth {
                let truths = Set(possible.map { $0[keyPath: part] })
                return truths.count == 1 ? truths.first ?? .unknown : .unknown
            }
            return OpenResult(eligible: truth(\.eligible), awarded: truth(\.awarded))
        }
    }

    // MARK: Looking

    /// A condition for a candidate, as far as it is settled.
    public func truth(_ id: ExpressionID, of candidate: Candidate) -> Truth {
        looking({ rows.truth(id, evaluator.environment(candidate)) }, isKnown: { $0 != .unknown })
    }

    /// A value for a candidate, as far as it is settled.
    public func value(_ id: ExpressionID, of candidate: Candidate) -> Value {
        looking({ rows.value(id, evaluator.environment(candidate)) }, isKnown: \.isKnown)
    }

    /// A number of the round, or of a record that is nobody's candidate.
    public func number(_ id: ExpressionID, row: Int = 0) -> NumberValue {
        looking({ rows.number(id, Environment(row)) }, isKnown: \.isKnown)
    }

    /// What is known already hangs on nothing, whatever was asked on the way.
    private func looking<Found>(_ look: () -> Found, isKnown: (Found) -> Bool) -> Found {
        let before = openings.noted.count
        let found = look()
        if isKnown(found) { openings.forget(after: before) }
        return found
    }

    /// What a set or text holds, as far as it is known; see ``Evaluator/texts(_:of:)``.
    public func texts(_ id: ExpressionID, of candidate: Candidate) -> [String] {
        evaluator.texts(id, of: candidate, rows)
    }

    /// The achievements of past awards; see ``Evaluator/pastAchievements(_:_:)``.
    public func pastAchievements(_ list: ExpressionID, of candidate: Candidate) -> Set<String> {
        evaluator.pastAchievements(list, candidate, rows)
    }

    /// What an award gives the row of another of its candidates, as far as it is settled.
    public func awarded(_ award: Int, row: Int) -> Truth {
        openings.result(.awarded, award, row) ?? rows.results[award]?.awarded[row] ?? .unknown
    }

    // MARK: Asking

    /// So many looks are taken at one thing.
    private static let most = 4096

    /// What follows from which answers of something that `look` reads from this round; nil when it takes too many looks.
    ///
    /// - parameter look: what follows from the answers so far; nil when that is not settled while ``isWaiting``.
    public func tree<Value>(_ look: () -> Value?) -> AnswerTree<Value>? {
        var looks = 0
        return tree(look, &looks)
    }

    private func tree<Value>(_ look: () -> Value?, _ looks: inout Int) -> AnswerTree<Value>? {
        looks += 1
        guard looks <= Self.most else { return nil }
        openings.begin()
        if let value = look() { return .leaf(value) }
        guard let matter = openings.noted.first, let domain = openings.domain(matter) else { return nil }
        let before = openings.answers[matter]
        defer { openings.answers[matter] = before }
        var arms: [AnswerTree<Value>.Arm] = []
        for part in Self.parts(before ?? domain.range, isOrdered: domain.isOrdered) {
            openings.answers[matter] = part
            guard let inner = tree(look, &looks) else { return nil }
            arms.append(.init(from: part.lowerBound, tree: inner))
        }
        return .asking(matter, arms)
    }

    /// The halves of a long range of numbers; of a short one, and of what has no order, each answer.
    private static func parts(_ range: ClosedRange<Int64>, isOrdered: Bool) -> [ClosedRange<Int64>] {
        guard isOrdered, range.count > 6 else { return range.map { $0...$0 } }
        let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
        return [range.lowerBound...middle, (middle + 1)...range.upperBound]
    }
}
