// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfJSON {
    func certainty(_ answer: CertaintyAnswer) -> JSONValue {
        .object([
            "awards": .list(answer.awards.map(award)),
            "matters": .list(answer.matters.map(matter)),
            "decided": .integer(answer.decided), "open_seats": .integer(answer.openSeats),
            "sampling": answer.sampling.map { sampling in
                .object([
                    "samples": .integer(sampling.count), "seed": .text(String(sampling.seed)),
                    "matters": .integer(sampling.matters),
                ])
            } ?? .null,
        ])
    }

    private func award(_ award: CertaintyAnswer.Award) -> JSONValue {
        .object([
            "award": .text(award.id), "title": .text(award.title), "seats": .integer(orNull: award.seats),
            "open_seats": .integer(orNull: award.openSeats), "exact": .bool(award.isExact),
            "certain": .texts(award.certain.map(\.key)),
            "possible": .list(
                award.possible.map { one in
                    .object([
                        "candidate": .text(one.person.key), "name": .text(one.person.name),
                        "awarded_now": .bool(one.isIn),
                        "hangs_on": .list(one.hangsOn.map { .integer($0) }), "tie": .bool(one.isTied),
                        "samples": .integer(orNull: one.samples),
                    ])
                }),
            "out": .texts(award.out.map(\.key)),
        ])
    }

    private func matter(_ matter: CertaintyAnswer.Matter) -> JSONValue {
        .object([
            "number": .integer(matter.number), "kind": .text(matter.kind.rawValue),
            "candidate": .text(matter.person.key),
            "name": .text(matter.person.name), "nominated_for": .text(matter.nominated), "title": .text(matter.title),
            "place": .text(matter.place),
            "decides": .integer(matter.decides), "settles_at_least": .integer(matter.settles.least),
            "settles_at_most": .integer(matter.settles.most),
        ])
    }
}
