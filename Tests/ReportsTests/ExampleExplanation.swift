// SPDX-License-Identifier: Apache-2.0

import Messages

@testable import Rounds

extension ExampleResult {
    /// An explanation that has every kind of line.
    var explanation: ExplanationView {
        var view = explanationAlone
        view.takes = takes
        return view
    }

    /// What it would take: one way of this round with two changes, one of a later.
    private var takes: TakesView {
        let basis = say("Điều 74 khoản 1 điểm d", "Article 74.1.d")
        return TakesView(
            ways: [
                .init(
                    year: 2024, when: say("ngay trong đợt này", "still in this round"),
                    steps: [
                        .init(
                            words: say("Thêm 1 sáng kiến (Năm: 2024)", "1 more initiative (year: 2024)"),
                            path: "person.initiatives", found: "", needed: say("Năm: 2024", "year: 2024"),
                            distance: "1", isQuestion: false),
                        .init(
                            words: say("Gương mẫu: chưa biết, phải là <có>", "exemplary: not known, must be <yes>"),
                            path: "person.exemplary", found: say("chưa biết", "not known"), needed: say("có", "yes"),
                            distance: "", isQuestion: true),
                    ], distance: "1",
                    satisfies: [
                        .init(words: say("Gương mẫu", "Exemplary"), basis: basis),
                        .init(words: say("2 sáng kiến", "2 initiatives"), basis: basis),
                        .init(words: say("Có đăng ký", "Registered"), basis: ""),
                    ]),
                .init(
                    year: 2026, when: say("sớm nhất là đợt xét năm 2026", "at the earliest in the round of 2026"),
                    steps: [
                        .init(
                            words: say("Xếp loại 2026: từ HTTNV trở lên", "Rating 2026: HTTNV or more"),
                            path: "person.rating[2026]", found: say("chưa biết", "not known"), needed: "HTTNV",
                            distance: "", isQuestion: true)
                    ], distance: "0", satisfies: []),
            ], notes: [say("Còn cách khác.", "There are more ways.")])
    }

    private var explanationAlone: ExplanationView {
        ExplanationView(
            candidate: ineligible,
            award: .init(
                id: certificate.id, title: certificate.title, basis: certificate.basis),
            requirements: [
                node(
                    say("Có đăng ký thi đua", "Registered for the movement"), "true",
                    position: "viet-nam-2024/titles.lua:12"
                ),
                node(
                    say("Xếp loại năm 2024 từ HTTNV trở lên", "Rating of 2024 at least HTTNV"), "false", found: "HTNV",
                    needed: "HTTNV", margin: say("thiếu 1 bậc", "1 grade short"),
                    basis: say("Luật TĐKT 2022, Điều 74", "Law 2022, Article 74"),
                    position: "viet-nam-2024/titles.lua:13",
                    facts: [
                        fact("person.rating[2024]", say("Xếp loại 2024", "Rating 2024"), "HTNV"),
                        .init(
                            path: "person.rating[2023]", title: "", value: say("chưa biết", "not known"), isKnown: false
                        ),
                    ]),
                node(
                    say("100 % thành viên hoàn thành nhiệm vụ", "Every member did their work"), "false", found: "8/9",
                    needed: "9/9",
                    exceptions: [say("Lê Văn <Tám>: không hoàn thành", "Lê Văn <Tám>: did not")]),
            ],
            standards: [
                node(
                    say("Điểm d", "Point d"), "unknown", basis: say("Điều 74 khoản 1 điểm d", "Article 74.1.d"),
                    parts: [
                        node(
                            say("một trong", "any of"), "unknown",
                            parts: [
                                node(
                                    say("Chuỗi HTXSNV", "Streak of HTXSNV"), "unknown", found: "1–3", needed: "≥ 2"),
                                node(
                                    say("2 sáng kiến", "2 initiatives"), "false", found: "0", needed: "2", margin: "−2"),
                            ]),
                        node(say("Chưa bị kỷ luật", "No discipline"), "true"),
                    ])
            ],
            holds: [
                node(say("Đang bị xem xét kỷ luật", "A discipline is pending"), "false"),
                node(say("Đang bị khiếu nại", "A complaint is pending"), "unknown"),
            ],
            approvals: [
                node(say("Phiếu đồng ý của Hội đồng", "Votes for"), "true", found: "12", needed: "12", margin: "0")
            ],
            seat: [say("Không dự xét nên không có hạng.", "Does not compete, so has no rank.")],
            sentences: [
                say(
                    "Trịnh Công Danh không đạt Bằng khen vì xếp loại năm 2024 là HTNV, cần từ HTTNV trở lên.",
                    "Trịnh Công Danh is not eligible: the rating of 2024 is HTNV, at least HTTNV is needed."),
                say("Không dự xét nên không có hạng.", "Does not compete, so has no rank."),
            ])
    }

    /// The example's explanation under another candidate; collectives have none.
    func explanation(of key: String, award: String) -> ExplanationView? {
        guard award != collectives.id else { return nil }
        var view = explanation
        guard let found = result.awards.flatMap(\.candidates).first(where: { $0.key == key }) else { return nil }
        view.candidate = found
        return view
    }

    private func node(
        _ words: String, _ truth: String, found: String = "", needed: String = "", margin: String = "",
        basis: String = "", position: String = "", facts: [ExplanationView.Fact] = [], exceptions: [String] = [],
        parts: [ExplanationView.Node] = []
    ) -> ExplanationView.Node {
        ExplanationView.Node(
            words: words, truth: truth, found: found, needed: needed, margin: margin, basis: basis, position: position,
            facts: facts, exceptions: exceptions, parts: parts)
    }

    private func fact(_ path: String, _ title: String, _ value: String) -> ExplanationView.Fact {
        ExplanationView.Fact(path: path, title: title, value: value, isKnown: true)
    }
}
