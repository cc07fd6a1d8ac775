// SPDX-License-Identifier: Apache-2.0

import Rounds

/// The candidates of an award in the order of their rank, and by what each has a seat or has none.
struct RankedList {
    /// By what somebody has a seat or has none.
    enum Seat: CaseIterable {
        case byRank
        case byRule
        case decided
        case contested
        case passedOver
        case denied
        case behind
    }

    /// One candidate of the list.
    struct Entry {
        let key: String
        let name: String
        let unit: String
        /// The rank; nil of somebody whom only a decision brought in.
        let rank: Int?
        let seat: Seat
        /// Why, as a sentence.
        let reason: String

        var hasSeat: Bool { [.byRank, .byRule, .decided].contains(seat) }
    }

    let title: String
    let limit: Int?
    let entries: [Entry]

    /// Everybody who competes, and those whom a decision brought in.
    init(_ award: RoundSnapshot.Award) {
        title = award.title
        limit = award.seats.limit
        entries = award.candidates.values.filter { $0.standing.rank != nil || $0.standing.isIn }
            .sorted { ($0.standing.rank ?? .max, $0.key) < ($1.standing.rank ?? .max, $1.key) }
            .map { candidate in
                Entry(
                    key: candidate.key, name: candidate.name, unit: candidate.unit, rank: candidate.standing.rank,
                    seat: Self.seat(candidate.standing), reason: candidate.standing.text)
            }
    }

    /// The place of the last who has a seat by rank alone.
    var cut: Int? { entries.lastIndex { $0.seat == .byRank } }

    /// Whether seats are limited, so that there is a line to show.
    var isLimited: Bool { limit != nil || entries.contains { ![.byRank, .decided].contains($0.seat) } }

    private static func seat(_ standing: RoundSnapshot.Standing) -> Seat {
        switch standing.outcome {
        case .overridden: standing.isIn ? .decided : .denied
        case .awarded: standing.reason == "reserve" ? .byRule : standing.reason == "award_decided" ? .decided : .byRank
        case .contested: .contested
        default: standing.reason == "rank" ? .behind : standing.reason == "deny_decided" ? .denied : .passedOver
        }
    }
}
