// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Records
import Rules

/// Who gets one award, for every answer to what is open.
///
/// What each candidate comes to is found first, one by one; the seats are then given once for each way in which these
/// differ. Ways that lead to the same allocation problem share it.
struct OpenSeats {
    let session: RoundSession
    let open: OpenRound
    let award: Int
    let candidates: Candidates
    /// The decisions on the award by row.
    private let decisions: [Int: CouncilDecision]
    /// Problems that were solved already.
    let solved = Solved()

    /// What each candidate gets of problems that were solved.
    final class Solved {
        var standings: [Problem: [Standing]] = [:]
    }

    /// So many ways are worked out for one award.
    static let mostWays = 4096

    var rulebook: Rulebook { session.loaded.rulebook }

    init(session: RoundSession, open: OpenRound, award: Int) {
        self.session = session
        self.open = open
        self.award = award
        candidates = open.evaluator.candidates(of: award)
        let declared = session.loaded.rulebook.awards[award]
        let table = session.loaded.records.tables[declared.record]
        let own = session.loaded.declaration.decisions.filter { $0.award == declared.id }
        decisions = Dictionary(own.compactMap { one in table.row(one.candidate).map { ($0, one) } }) { $1 }
    }

    /// What each candidate's row is given; nil when there are too many ways.
    func outcomes() -> [Int: AnswerTree<OpenResult>]? { entries().flatMap { outcomes($0) { _ in nil } } }

    /// The same from what each candidate comes to.
    ///
    /// - Parameters:
    ///   - places: The candidates that are asked about, of an award without seats; all if nil.
    ///   - known: Limits that need not be looked at.
    func outcomes(
        _ entries: [AnswerTree<OpenEntry>], among places: Set<Int>? = nil, known: (Limit) -> NumberValue?
    ) -> [Int: AnswerTree<OpenResult>]? {
        if let quota = rulebook.quota(of: award) {
            return limits(quota, entries, known).flatMap { seated(quota, entries, $0) }
        }
        return Dictionary(
            uniqueKeysWithValues: (places.map { $0.sorted() } ?? Array(candidates.indices)).map { place in
                let row = candidates[place].row
                return (row, entries[place].map { result($0, seat: $0.competes ? .true : nil, decisions[row]) })
            })
    }

    /// What a candidate is given with a seat or without one; nil for who does not stand for one.
    private func result(_ entry: OpenEntry, seat: Truth?, _ decision: CouncilDecision?) -> OpenResult {
        let given = seat ?? (entry.isExcluded ? .false : entry.standing.without)
        return OpenResult(
            eligible: entry.standing.eligible, awarded: decision.map { Truth($0.isAward) } ?? given)
    }

    // MARK: Candidates

    /// Looks at candidates, decisions in mind.
    var looking: OpenEntries {
        OpenEntries(open: open, award: award, decided: Set(decisions.filter { $0.value.isAward }.keys))
    }

    /// What each candidate comes to.
    ///
    /// - parameter known: What candidates come to whom nothing open reaches, by place.
    func entries(known: [Int: OpenEntry] = [:]) -> [AnswerTree<OpenEntry>]? {
        let looking = looking
        var trees: [AnswerTree<OpenEntry>] = []
        for (place, candidate) in candidates.enumerated() {
            if let entry = known[place] {
                trees.append(.leaf(entry))
                continue
            }
            guard let tree = open.tree({ looking.look(candidate) { _ in true } }) else { return nil }
            trees.append(tree)
        }
        guard let quota = rulebook.quota(of: award) else { return trees }
        // A rank key that is not known is looked at as closely as the others' keys make necessary.
        let keys = trees.map { tree in
            Set(tree.values().compactMap { $0.seating.map { OpenEntries.ascending($0.keys, quota) } })
        }
        for (place, candidate) in candidates.enumerated()
        where known[place] == nil && keys[place].contains(where: { $0.contains { !$0.isKnown } }) {
            let others = keys.enumerated().filter { $0.offset != place }.reduce(into: Set<[NumberValue]>()) {
                $0.formUnion($1.element)
            }
            let closer = open.tree {
                looking.look(candidate) { own in others.allSatisfy { Self.isPlaced(own, $0) } }
            }
            guard let closer else { return nil }
            trees[place] = closer
        }
        return trees
    }

    /// Whether it is settled which of two stands before the other, or that they are equal.
    private static func isPlaced(_ a: [NumberValue], _ b: [NumberValue]) -> Bool {
        for (x, y) in zip(a, b) {
            if x.high < y.low || y.high < x.low { return true }
            if x.low != x.high || y.low != y.high { return false }
        }
        return true
    }

    // MARK: Seats

    /// A number that the quota reads: of the round, or of the record that a cap is for.
    struct Limit: Hashable {
        let expression: ExpressionID
        let row: Int?
    }

    private func seated(
        _ quota: Quota, _ entries: [AnswerTree<OpenEntry>], _ limits: [(Limit, AnswerTree<NumberValue>)]
    ) -> [Int: AnswerTree<OpenResult>]? {
        // Who stands for a seat, and as what; whether the others are eligible does not touch the seats.
        let seating = entries.map { tree in
            tree.map { entry in
                OpenEntry(
                    standing: entry.competes ? entry.standing : OpenStanding.out, isExcluded: false,
                    seating: entry.seating)
            }
        }
        var stretches: [OpenMatter: Set<Int64>] = [:]
        for tree in seating { tree.stretches(into: &stretches) }
        for (_, tree) in limits { tree.stretches(into: &stretches) }
        var allotting = Allotting(seats: self, quota: quota, decisions: decisions)
        let range = { open.domain($0)?.range }
        let joint = AnswerTree<Int>.joining(stretches, within: range, most: Self.mostWays) { answers in
            var settled: [OpenEntry] = []
            for tree in seating {
                switch tree.read(answers) {
                case .value(let entry): settled.append(entry)
                case .open(let matter): return .open(matter)
                }
            }
            var numbers: [Limit: NumberValue] = [:]
            for (limit, tree) in limits {
                switch tree.read(answers) {
                case .value(let number): numbers[limit] = number
                case .open(let matter): return .open(matter)
                }
            }
            return .value(allotting.given(settled, numbers))
        }
        guard let joint else { return nil }
        return results(entries, joint, allotting.lists, stretches)
    }

    private func results(
        _ entries: [AnswerTree<OpenEntry>], _ joint: AnswerTree<Int>, _ lists: [[Truth?]],
        _ stretches: [OpenMatter: Set<Int64>]
    ) -> [Int: AnswerTree<OpenResult>]? {
        var results: [Int: AnswerTree<OpenResult>] = [:]
        for (place, candidate) in candidates.enumerated() {
            let seat = joint.map { lists[$0][place] }
            if case .leaf(let seat) = seat, case .leaf(let entry) = entries[place] {
                results[candidate.row] = .leaf(result(entry, seat: seat, decisions[candidate.row]))
                continue
            }
            var own = stretches
            entries[place].stretches(into: &own)
            let tree = AnswerTree<OpenResult>.joining(
                own, within: { open.domain($0)?.range }, most: Self.mostWays
            ) { answers in
                switch (entries[place].read(answers), seat.read(answers)) {
                case (.open(let matter), _), (_, .open(let matter)): return .open(matter)
                case (.value(let entry), .value(let seat)):
                    return .value(result(entry, seat: seat, decisions[candidate.row]))
                }
            }
            guard let tree else { return nil }
            results[candidate.row] = tree
        }
        return results
    }
}

extension OpenStanding {
    /// What who does not stand for a seat gets.
    var without: Truth { competes == .unknown ? .unknown : .false }

    /// Out of it.
    static let out = OpenStanding(eligible: .false, competes: .false)
}
