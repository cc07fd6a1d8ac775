// SPDX-License-Identifier: Apache-2.0

import Messages

@testable import Rounds

extension ExampleResult {
    /// The example with one seat fewer: the decided one is in all the same, and the tied class has nothing to share.
    var later: RoundResult {
        var result = self.result
        var award = result.awards[0]
        award.seats.limit = 3
        award.seats.contested = 0
        award.rules[0].need = 2
        award.rules[0].isBinding = false
        for index in award.candidates.indices {
            switch award.candidates[index].key {
            case "CB002":
                award.candidates[index].outcome = .notAwarded
                award.candidates[index].reason = award.candidates[9].reason
                award.candidates[index].bonus = nil
            case "CB004", "CB005": award.candidates[index].outcome = .notAwarded
            case "CB006": award.candidates[index].outcome = .awarded
            case "CB011": award.candidates[index].missingPapers = []
            case "CB012": award.candidates[index].verdict = "ineligible"
            default: break
            }
        }
        result.awards[0] = award
        result.awards[1].candidates = []
        result.awards[1].seats.awarded = 0
        return result
    }

    /// Scenarios, a sweep, prices, a goal, what is certain and how firm it is, of the example, made by hand so that everything a report shows occurs.
    var whatIf: WhatIfAnswer {
        let before = RoundSnapshot(result, language: language)
        let after = RoundSnapshot(later, language: language)
        let fewer = ScenarioAnswer(
            id: "it-hon", title: say("Chỉ còn 3 Bằng khen", "Only 3 certificates"),
            changes: [say("Số Bằng khen [seats]: 4 → 3", "Certificates [seats]: 4 → 3")],
            comparison: RoundComparison(from: before, to: after), figures: figures([2, 0, 0], 1_755_000), problems: [])
        let impossible = ScenarioAnswer(
            id: "luat-cu", title: say("Theo luật cũ", "Under the old law"), changes: [], comparison: nil, figures: nil,
            problems: [problem])
        return WhatIfAnswer(
            round: result.round, seal: result.seal, baseline: figures([2, 1, 0], 3_510_000), awards: before.awards,
            scenarios: [fewer, impossible], sweep: sweep, prices: prices, goal: goal, certainty: certainty,
            stability: stability, nextPlaces: nextPlaces)
    }

    /// A sweep of one parameter: seats from 2 to 6, of which the least cannot be judged.
    var sweep: SweepAnswer {
        let lists: [(outcome: Int?, moves: [AwardMoves])] = [
            (nil, []), (1, [moves(leaving: [("CB002", "Trần Văn <b>&\"Bình\"")], settled: tiedPeople)]), (2, []),
            (2, []), (3, [moves(entering: tiedPeople, settled: tiedPeople)]),
        ]
        return SweepAnswer(
            parameters: [
                .init(
                    id: "seats", title: say("Số Bằng khen", "Certificates"), unit: say("người", "people"),
                    values: ["2", "3", "4", "5", "6"], current: "4")
            ],
            points: lists.enumerated().map { place, list in
                SweepPoint(
                    values: [String(place + 2)], outcome: list.outcome, isCurrent: list.outcome == 2,
                    isBreak: place > 0 && list.outcome != lists[place - 1].outcome,
                    awarded: list.outcome.map { [.init(award: "bang_khen_tinh_ca_nhan", winners: $0 + 1)] } ?? [],
                    moves: list.moves, steps: place > 1 ? list.moves : [],
                    problems: list.outcome == nil ? [problem] : [])
            })
    }

    /// A sweep of two parameters.
    var map: SweepAnswer {
        let outcomes: [Int?] = [1, 1, 2, 3, 4, 4, 5, nil, 6, 7, 8, 9]
        return SweepAnswer(
            parameters: [
                .init(
                    id: "seats", title: say("Số Bằng khen", "Certificates"), unit: "", values: ["3", "4", "5"],
                    current: "4"),
                .init(
                    id: "share", title: say("Tỷ lệ trực tiếp", "Share of direct workers"), unit: "%",
                    values: ["40", "50", "60", "70"], current: "60"),
            ],
            points: outcomes.enumerated().map { place, outcome in
                SweepPoint(
                    values: [["3", "4", "5"][place / 4], ["40", "50", "60", "70"][place % 4]], outcome: outcome,
                    isCurrent: outcome == 5, isBreak: false,
                    awarded: [], moves: outcome == 5 || outcome == nil ? [] : [moves(entering: tiedPeople)],
                    steps: [], problems: outcome == nil ? [problem] : [])
            })
    }

    private var prices: [RulePrice] {
        let brought = RulePrice.Ranked(person: .init(key: "CB002", name: "Trần Văn <b>&\"Bình\""), rank: 6)
        let kept = RulePrice.Ranked(person: .init(key: "CB004", name: "Phạm Minh Đức"), rank: 3)
        func price(_ rule: RuleResult, _ brought: [RulePrice.Ranked], _ kept: [RulePrice.Ranked]) -> RulePrice {
            RulePrice(
                award: "bang_khen_tinh_ca_nhan", awardTitle: result.awards[0].title, rule: rule.id, title: rule.title,
                kind: rule.kind, broughtIn: brought, keptOut: kept, elsewhere: [], ranks: brought.isEmpty ? nil : 3,
                problems: [])
        }
        let rules = result.awards[0].rules
        var third = price(rules[2], [], [])
        third.problems = [problem]
        return [price(rules[0], [brought], [kept]), price(rules[1], [], []), third]
    }

    private var goal: GoalAnswer {
        GoalAnswer(
            candidate: .init(key: "CB004", name: "Phạm Minh Đức"), parameter: "seats",
            title: say("Số Bằng khen", "Certificates"), current: say("4 người", "4 people"), alreadyIn: ["LĐTT"],
            reached: [
                .init(
                    award: "bang_khen_tinh_ca_nhan", title: result.awards[0].title, value: say("6 người", "6 people"),
                    moves: [moves(entering: tiedPeople)])
            ],
            unreached: [.init(award: "giay_khen", title: result.awards[2].title, reason: say("đủ mức", "full"))],
            unchanging: .init(from: "4", to: "5"), tried: .init(count: 20, from: "1", to: "20", isWide: false))
    }

    private var nextPlaces: [NextPlaces] {
        func unit(_ name: String, _ next: (String, String), value: String?) -> NextPlaces.Unit {
            .init(
                unit: .init(key: "B", name: name), winners: value == nil ? 0 : 1, hasNothing: value == nil,
                next: .init(key: next.0, name: next.1), rank: 6, value: value,
                moves: value == nil ? [] : [moves(entering: [next])], reason: say("đủ mức", "full"))
        }
        return [
            NextPlaces(
                award: "bang_khen_tinh_ca_nhan", title: result.awards[0].title,
                lever: .init(
                    parameter: "seats", title: say("Số Bằng khen", "Certificates"), current: say("4 người", "4 people"),
                    greatest: say("12 người", "12 people")),
                units: [
                    unit(say("Phòng A", "Office A"), tiedPeople[0], value: say("6 người", "6 people")),
                    unit(say("Phòng B", "Office B"), tiedPeople[1], value: nil),
                ]),
            NextPlaces(award: "giay_khen", title: result.awards[2].title, lever: nil, units: []),
        ]
    }

    private var tiedPeople: [(String, String)] { [("CB004", "Phạm Minh Đức"), ("CB005", "Võ Thị Hồng Nhung")] }

    private var problem: Diagnostic {
        Diagnostic(.error, at: .named("seats"), text("chưa có giá trị cho ngày này.", "has no value on this day."))
    }

    private func moves(
        entering: [(String, String)] = [], leaving: [(String, String)] = [], settled: [(String, String)] = []
    ) -> AwardMoves {
        func people(_ list: [(String, String)]) -> [AwardMoves.Person] { list.map { .init(key: $0.0, name: $0.1) } }
        return AwardMoves(
            award: "bang_khen_tinh_ca_nhan", title: result.awards[0].title, entering: people(entering),
            leaving: people(leaving), contested: [], settled: people(settled))
    }

    private func figures(_ winners: [Int], _ money: Int64) -> RoundFigures {
        RoundFigures(
            awards: zip(result.awards, winners).map {
                .init(
                    id: $0.id, title: $0.title, winners: $1, groups: [.init(title: say("Nữ", "Women"), count: $1 / 2)])
            },
            money: [.init(decidedBy: "chu_tich", amount: money)], emptyUnits: [say("Phòng B", "Office B")])
    }
}
