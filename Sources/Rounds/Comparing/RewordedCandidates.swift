// SPDX-License-Identifier: Apache-2.0

import Messages

/// Candidates of an award of whom nothing changed but the rank or the words of the reason.
///
/// Where seats end at another rank that is everybody who missed one by rank: their sentences are made when they are read.
struct RewordedCandidates: Sendable {
    /// Those who are told already, and those who are told when they are read.
    private let told: [CandidateComparison]
    let untold: RewordedList?

    /// - parameter told: in any order; nothing but the rank or the words may differ.
    init(told: [CandidateComparison] = [], untold: RewordedList? = nil) {
        self.told = told
        self.untold = untold
    }

    /// How many there are.
    var count: Int { told.count + (untold?.entries.count ?? 0) }

    /// All of them, by rank and key.
    var all: [CandidateComparison] { (told + (untold?.comparisons ?? [])).inOrder }
}

extension RewordedCandidates: Hashable {
    static func == (a: Self, b: Self) -> Bool { a.count == b.count && a.all == b.all }

    func hash(into hasher: inout Hasher) { hasher.combine(count) }
}

/// Such candidates as numbers over the award as it was.
struct RewordedList: Sendable {
    /// The award in the earlier result.
    let award: RoundSnapshot.Award
    /// The keys of the rows of its kind of record.
    let keys: [String]
    /// The reasons in the later result, without anybody's rank.
    var reasons: [Int: Reason] = [:]
    let language: Language
    var entries: [Entry] = []

    init(over award: RoundSnapshot.Award, keys: [String], language: Language) {
        self.award = award
        self.keys = keys
        self.language = language
    }

    /// One candidate: its row, its rank now, and which of the reasons is its own.
    struct Entry: Sendable {
        let row: Int32
        let rank: Int32
        let reason: Int32
    }

    var comparisons: [CandidateComparison] {
        entries.compactMap { entry in
            guard let known = award.candidates[keys[Int(entry.row)]], let reason = reasons[Int(entry.reason)] else {
                return nil
            }
            var standing = known.standing
            standing.rank = Int(entry.rank)
            standing.text = reason.withRank(Int(entry.rank)).message.text(in: language)
            standing.others = reason.candidates
            return CandidateComparison(
                key: known.key, name: known.name, unit: known.unit, before: known.standing, after: standing)
        }
    }
}
