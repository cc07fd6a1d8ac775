// SPDX-License-Identifier: Apache-2.0

import Allocation
import Messages

/// Why those who compete for an award have a seat or none, in words; each kind of reason is made once, when it is asked for.
///
/// Tens of thousands may be kept out by rank alone: their sentences differ in their own rank and in nothing else.
final class SeatReasons {
    /// The reason of each who competes.
    let kinds: ReasonKinds
    private var made: [Reason??]

    init(_ outcome: Outcome) {
        kinds = ReasonKinds(outcome)
        made = kinds.reasons.map { _ in nil }
    }

    /// The words of a kind of reason without anybody's rank; nil where each candidate needs its own.
    func words(_ kind: Int, _ make: (Allocation.Reason) -> Reason?) -> Reason? {
        if let known = made[kind] { return known }
        let reason = make(kinds.reasons[kind])
        made[kind] = .some(reason)
        return reason
    }
}

/// The reasons of one award that many candidates share.
final class SharedReasons {
    private var engine: SeatReasons?
    private var decided: SeatReasons?

    /// Those of the seats as the engine alone would allot them, or with the decisions.
    func reasons(isEngine: Bool, _ make: () -> SeatReasons) -> SeatReasons {
        if let known = isEngine ? engine : decided { return known }
        let found = make()
        if isEngine { engine = found } else { decided = found }
        return found
    }
}

extension Reason {
    /// The reason as it is said to somebody of this rank.
    func withRank(_ rank: Int) -> Reason {
        var reason = self
        reason.message = message.filling(["rank": String(rank)])
        return reason
    }
}
