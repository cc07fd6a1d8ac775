// SPDX-License-Identifier: Apache-2.0

import Records

/// Why those who compete have a seat or none, in a round and in an overlay: compared kind by kind, so that no sentence is
/// made for who stands where he stood.
struct SeatReasonChanges {
    private let old: AwardResultBuilder
    private let new: AwardResultBuilder
    private let before: RoundSnapshot.Award

    /// - parameter before: what the earlier builder says of the award.
    init(from old: AwardResultBuilder, to new: AwardResultBuilder, _ before: RoundSnapshot.Award) {
        self.old = old
        self.new = new
        self.before = before
    }

    /// What two kinds of reason have to do with each other.
    private enum Change {
        /// The same words for the same rank.
        case none
        /// The same code and rules in other words.
        case wording
        /// Something else, or words that each candidate has to himself.
        case another
    }

    /// Those of whom the rank or the words alone differ; whoever else has another reason is added to `places`.
    ///
    /// - parameter places: those to be looked at one by one, by their place in the evaluation; they are left out.
    func list(_ places: inout BitSet) -> RewordedList? {
        let (was, now) = (old.staged, new.staged)
        let reasons = (old: old.seatReasons(was.quota, was.outcome), new: new.seatReasons(now.quota, now.outcome))
        let (kindsBefore, kinds) = (reasons.old.kinds.places, reasons.new.kinds.places)
        var known: [Int: Change] = [:]
        // Most often the pair is the one before.
        var (last, change) = (-1, Change.none)
        let table = new.records.tables[new.award.record]
        var list = RewordedList(over: before, keys: table.keys, language: new.prose.language)
        let (ranksBefore, ranks) = (was.quota.problem.ranks, now.quota.problem.ranks)
        let isSameField = was.quota.competing == now.quota.competing
        list.entries.reserveCapacity(now.quota.competing.count)
        var isUsed = [Bool](repeating: false, count: reasons.new.kinds.reasons.count)
        for (place, index) in now.quota.competing.enumerated() where !places[index] {
            guard let placeBefore = isSameField ? place : was.places[index] else { continue }
            let kind = kinds[place]
            let pair = Int(kindsBefore[placeBefore]) * isUsed.count + Int(kind)
            if pair != last {
                change = known[pair] ?? self.change(Int(kindsBefore[placeBefore]), Int(kind))
                known[pair] = change
                last = pair
            }
            if change == .another {
                places.insert(index)
            } else if change == .wording || ranks[place] != ranksBefore[placeBefore] {
                isUsed[Int(kind)] = true
                list.entries.append(
                    .init(
                        row: Int32(now.evaluation.candidates.row(index)), rank: Int32(ranks[place]), reason: kind))
            }
        }
        for kind in isUsed.indices where isUsed[kind] {
            list.reasons[kind] = new.sharedReason(kind, now.quota, now.outcome)
        }
        return list.entries.isEmpty ? nil : list
    }

    private func change(_ before: Int, _ after: Int) -> Change {
        guard let was = old.sharedReason(before, old.staged.quota, old.staged.outcome),
            let now = new.sharedReason(after, new.staged.quota, new.staged.outcome), was.code == now.code,
            was.rules == now.rules
        else { return .another }
        if was == now { return .none }
        let language = new.prose.language
        // The rank is said in the same place of both: one stands for all.
        let isSameText =
            was.withRank(1).message.text(in: language) == now.withRank(1).message.text(in: language)
        return isSameText && was.candidates == now.candidates ? .none : .wording
    }
}
