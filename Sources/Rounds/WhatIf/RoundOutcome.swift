// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Rules

/// Who got what in a round, in rows: as little as tells two lists apart.
///
/// Unchanged awards share their lists.
struct RoundOutcome: Sendable, Hashable {
    /// The shown awards by index.
    var awards: [Int: AwardOutcome] = [:]

    /// Who got one award.
    struct AwardOutcome: Sendable, Hashable {
        /// The rows awarded, decisions included, ascending.
        let winners: [Int]
        /// The rows that a council must still decide on, ascending.
        let contested: [Int]
    }
}

extension RoundSession {
    /// Who got what; of an overlay the base's lists where nothing was judged again.
    var outcome: RoundOutcome {
        if let known = knownOutcome { return known }
        var outcome = base.map { $0.session.outcome } ?? RoundOutcome()
        for (award, staged) in staged where shown == nil || shown == award {
            if let base, !base.restaged.contains(award) { continue }
            outcome.awards[award] = staged.listed
        }
        knownOutcome = outcome
        return outcome
    }
}

extension StagedAward {
    /// The winners and those to be decided on, in rows.
    fileprivate var listed: RoundOutcome.AwardOutcome {
        var given = Set(winners)
        // Decisions stand even where they cannot stand together.
        for (index, decision) in decisions {
            let row = evaluation.candidates[index].row
            if decision.isAward { given.insert(row) } else { given.remove(row) }
        }
        let decided = Set(decisions.keys.map { evaluation.candidates[$0].row })
        let open =
            outcome.isDetermined
            ? outcome.contested
            : quota.competing.indices.filter {
                outcome.standings[$0] == .contested || outcome.standings[$0] == .notDetermined
            }
        return RoundOutcome.AwardOutcome(
            winners: given.sorted(),
            contested: open.map { evaluation.candidates.row(quota.competing[$0]) }.filter { !decided.contains($0) }
                .sorted())
    }
}
