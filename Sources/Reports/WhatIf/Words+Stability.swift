// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The sentences about how firm each award is that every report says alike.
extension Words {
    /// A winner with the rank.
    func heading(of winner: StabilityAnswer.Winner) -> String {
        self(
            Message(
                "stability.winner",
                [
                    "name": winner.person.name, "key": winner.person.key,
                    "rank": winner.rank.map { self(Message("whatif.rank", ["rank": String($0)])) } ?? "–",
                ]))
    }

    /// A change of the winner's own fact, and what comes of it.
    func own(_ change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        self(Message("stability.own", ["change": sentence(change, award)]))
    }

    /// A change of somebody else's fact, and what comes of it.
    func others(_ change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        self(
            Message(
                "stability.other",
                ["name": change.person.name, "key": change.person.key, "change": sentence(change, award)]))
    }

    /// What fact it is, with the award that its nomination is for if that is another.
    func title(of change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        change.title + nominated(for: change.nominated == award.title ? "" : change.nominated)
    }

    /// "Points: 9.5 → 7.4 (21 × 0.1)".
    func step(_ change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        self(
            Message(
                change.step.isEmpty ? "stability.change" : "stability.number",
                [
                    "title": title(of: change, award), "from": change.from, "to": change.to,
                    "steps": String(change.steps), "step": change.step,
                ]))
    }

    /// What comes of a change: whether the award is lost or tied, and who comes in.
    func consequences(of change: StabilityAnswer.Change) -> [String] {
        [self(Message(change.isTie ? "stability.tied" : "stability.lost"))]
            + (change.entering.isEmpty
                ? [] : [self(Message("stability.enters", ["names": names(change.entering)]))])
    }

    /// What the change is and what comes of it.
    func sentence(_ change: StabilityAnswer.Change, _ award: StabilityAnswer.Award) -> String {
        ([step(change, award)] + consequences(of: change)).joined(separator: "; ")
    }
}
