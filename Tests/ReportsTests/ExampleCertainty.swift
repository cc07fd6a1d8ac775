// SPDX-License-Identifier: Apache-2.0

@testable import Rounds

extension ExampleResult {
    /// What is certain of the example: one award worked out, one tried, one for which nobody competes.
    var certainty: CertaintyAnswer {
        func people(_ numbers: ClosedRange<Int>) -> [AwardMoves.Person] {
            numbers.map { .init(key: "CB1\($0)", name: say("Người \($0)", "Person \($0)")) }
        }
        func possible(_ person: (String, String), isIn: Bool, _ hangsOn: [Int], isTied: Bool = false, _ samples: Int?)
            -> CertaintyAnswer.Possible
        {
            .init(
                person: .init(key: person.0, name: person.1), isIn: isIn, hangsOn: hangsOn, isTied: isTied,
                samples: samples)
        }
        let (second, fourth) = (("CB002", "Trần Văn <b>&\"Bình\""), ("CB004", "Phạm Minh Đức"))
        let exact = CertaintyAnswer.Award(
            id: "bang_khen_tinh_ca_nhan", title: result.awards[0].title, seats: 4, isExact: true,
            certain: people(10...12),
            possible: [
                possible(second, isIn: true, [1, 2], nil), possible(fourth, isIn: false, [2], isTied: true, nil),
            ], out: people(20...26))
        let tried = CertaintyAnswer.Award(
            id: "tap_the", title: result.awards[1].title, seats: 2, isExact: false, certain: [],
            possible: [
                possible(second, isIn: true, [], 200), possible(fourth, isIn: false, [], isTied: true, 0),
                possible(("=CB009", "Võ Thị Hồng Nhung"), isIn: false, [], 74),
            ], out: people(30...30))
        let empty = CertaintyAnswer.Award(
            id: "giay_khen", title: result.awards[2].title, seats: nil, isExact: true, certain: [], possible: [],
            out: [])
        return CertaintyAnswer(
            awards: [exact, tried, empty],
            matters: [
                matter(1, .paper, second, "Biên bản bình xét", decides: 12, settles: (12, 12), place: "Cá nhân!A5"),
                matter(2, .hold, fourth, "Đang bị xem xét kỷ luật", decides: 6, settles: (3, 5), place: "Cá nhân!A7"),
                matter(3, .fact, fourth, "Xếp loại 2024", decides: 1, settles: (0, 1), place: ""),
            ], sampling: .init(count: 200, seed: 7, matters: 31))
    }

    private func matter(
        _ number: Int, _ kind: CertaintyAnswer.Matter.Kind, _ person: (String, String), _ title: String, decides: Int,
        settles: (Int, Int), place: String
    ) -> CertaintyAnswer.Matter {
        .init(
            number: number, kind: kind, person: .init(key: person.0, name: person.1),
            nominated: number == 1 ? result.awards[0].title : "", title: title, place: place, decides: decides,
            settles: .init(least: settles.0, most: settles.1))
    }

    /// How firm the awards of the example are: by a winner's own number, by another's fact, by nothing at all.
    var stability: StabilityAnswer {
        let second = AwardMoves.Person(key: "CB002", name: "Trần Văn <b>&\"Bình\"")
        let fourth = AwardMoves.Person(key: "CB004", name: "Phạm Minh Đức")
        func change(
            _ person: AwardMoves.Person, _ title: String, _ from: String, _ to: String, steps: Int, step: String = "",
            isTie: Bool = false, entering: [AwardMoves.Person] = []
        ) -> StabilityAnswer.Change {
            .init(
                person: person, nominated: step == "1" ? result.awards[1].title : "", title: title,
                place: step.isEmpty ? "" : "Cá nhân!A5", from: from, to: to, steps: steps, step: step, isTie: isTie,
                entering: entering)
        }
        return StabilityAnswer(awards: [
            .init(
                id: "bang_khen_tinh_ca_nhan", title: result.awards[0].title,
                winners: [
                    .init(
                        person: .init(key: "CB001", name: "Nguyễn Thị Ánh"), rank: 1,
                        own: [
                            change(
                                .init(key: "CB001", name: "Nguyễn Thị Ánh"), "Điểm", "97,5", "95,75", steps: 175,
                                step: "0,01", entering: [fourth])
                        ], others: []),
                    .init(
                        person: second, rank: 2,
                        own: [change(second, "Phiếu", "12", "8", steps: 4, step: "1", isTie: true)],
                        others: [change(fourth, "Xếp loại 2024", "HTNV", "HTXSNV", steps: 2, entering: [fourth])]),
                    .init(person: fourth, rank: nil, own: [], others: []),
                ]),
            .init(id: "giay_khen", title: result.awards[2].title, winners: []),
        ])
    }
}
