// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfJSON {
    func stability(_ answer: StabilityAnswer) -> JSONValue {
        .object([
            "awards": .list(
                answer.awards.map { award in
                    .object([
                        "award": .text(award.id), "title": .text(award.title),
                        "winners": .list(award.winners.map(winner)),
                    ])
                })
        ])
    }

    private func winner(_ winner: StabilityAnswer.Winner) -> JSONValue {
        .object([
            "candidate": .text(winner.person.key), "name": .text(winner.person.name),
            "rank": .integer(orNull: winner.rank), "margin_steps": .integer(orNull: winner.margin),
            "own": .list(winner.own.map(change)), "others": .list(winner.others.map(change)),
        ])
    }

    private func change(_ change: StabilityAnswer.Change) -> JSONValue {
        .object([
            "candidate": .text(change.person.key), "name": .text(change.person.name),
            "nominated_for": .text(change.nominated), "fact": .text(change.title), "place": .text(change.place),
            "from": .text(change.from), "to": .text(change.to), "steps": .integer(change.steps),
            "step": .text(change.step), "tie": .bool(change.isTie), "entering": .texts(change.entering.map(\.key)),
        ])
    }
}
