// SPDX-License-Identifier: Apache-2.0

import Messages

@testable import Rounds

/// A small result, made by hand, in which every outcome and every kind of rule occurs; its people are invented.
struct ExampleResult {
    let language: Language

    var result: RoundResult {
        RoundResult(
            round: .init(
                id: "tong-ket-2024", title: say("Xét khen thưởng tổng kết năm 2024", "Closing review of 2024"),
                year: 2024, date: "2024-12-10", lawAsOf: "2024-12-10"),
            packs: [
                .init(id: "viet-nam-2024", sha256: String(repeating: "0a", count: 32)),
                .init(id: "so-tnmt-binh-phuoc", sha256: String(repeating: "1b", count: 32)),
            ],
            recordsDigest: String(repeating: "2c", count: 32), engine: "binhxet 0.1.0",
            warnings: [
                Diagnostic(
                    .warning, at: .cell(file: "ho-so.xlsx", sheet: "Tạm dừng xét", cell: ""),
                    text("chưa có trang này nên không ai bị tạm dừng.", "this sheet is missing, so nobody is held."),
                    advice: text("Hãy bổ sung trang nếu có.", "Add the sheet if there is one.")),
                Diagnostic(
                    .warning, at: .file("so-tnmt-binh-phuoc/quotas.lua", line: 12),
                    text("các suất dành riêng vượt chỉ tiêu.", "the reserves exceed the seats.")),
            ],
            assumptions: [
                .init(
                    parameter: "direct_worker_share",
                    title: say("Tỷ lệ người lao động trực tiếp tối thiểu", "Least share of direct workers"),
                    value: "60 %", basis: say("Tờ trình Hội đồng", "Proposal to the council"))
            ],
            awards: [certificate, collectives, starved], seal: String(repeating: "3d", count: 32))
    }

    // MARK: Awards

    var certificate: AwardResult {
        AwardResult(
            id: "bang_khen_tinh_ca_nhan",
            title: say("Bằng khen của Chủ tịch UBND tỉnh", "Certificate of the provincial Chairman"), kind: "form",
            forEach: "person", basis: say("Luật TĐKT 2022, Điều 74 khoản 1", "Law 2022, Article 74.1"),
            seats: .init(limit: 4, awarded: 2, contested: 1, vacant: 0, working: "15 % × 27 = 4,05 → 4", starved: []),
            rules: [
                RuleResult(
                    id: "truc_tiep", title: say("Người lao động trực tiếp", "Direct workers"), kind: "reserve", need: 3,
                    have: 1, isBinding: true, working: "60 % × 4 = 2,4 → 3",
                    basis: say("Kế hoạch, mục II.2", "Plan, II.2")),
                RuleResult(
                    id: "lanh_dao", title: say("Lãnh đạo", "Leaders"), kind: "ceiling", need: 2, have: 1,
                    isBinding: false, working: "", basis: ""),
                RuleResult(
                    id: "moi_don_vi/CN01", title: say("Mỗi đơn vị: Chi nhánh Đồng Xoài", "Per unit: Đồng Xoài branch"),
                    kind: "cap", need: 1, have: 1, isBinding: true, working: "", basis: ""),
                RuleResult(
                    id: "moi_don_vi/CN02", title: say("Mỗi đơn vị: Chi nhánh Bình Long", "Per unit: Bình Long branch"),
                    kind: "cap", need: 1, have: 0, isBinding: false, working: "", basis: ""),
            ],
            candidates: certificateCandidates)
    }

    var collectives: AwardResult {
        var unit = candidate("PDD", say("Phòng Đất đai", "Land Office"), unit: "")
        unit.outcome = .awarded
        unit.reason = reason(
            "all", "có đủ tiêu chuẩn; giải không giới hạn số lượng", "eligible; the award has no limit")
        return AwardResult(
            id: "ldtt_tap_the", title: say("Tập thể lao động tiên tiến", "Advanced collective"), kind: "title",
            forEach: "unit", basis: "",
            seats: .init(limit: nil, awarded: 1, contested: 0, vacant: nil, working: "", starved: []), rules: [],
            candidates: [unit])
    }

    var starved: AwardResult {
        var person = candidate("CB020", "Đặng Thị Út")
        person.rank = 1
        person.outcome = .notAwarded
        person.reason = reason("cap_full", "giới hạn “Lãnh đạo” là 0", "the cap “Leaders” is 0", rules: ["lanh_dao"])
        return AwardResult(
            id: "giay_khen", title: say("Giấy khen của Giám đốc Sở", "Director's certificate"), kind: "form",
            forEach: "person", basis: "",
            seats: .init(limit: 2, awarded: 0, contested: 0, vacant: 2, working: "", starved: ["lanh_dao"]),
            rules: [
                RuleResult(
                    id: "lanh_dao", title: say("Lãnh đạo", "Leaders"), kind: "cap", need: 0, have: 0, isBinding: true,
                    working: "", basis: "")
            ],
            candidates: [person])
    }

    // MARK: Candidates

    private var certificateCandidates: [CandidateResult] {
        [chosen, byReserve, decided] + tied + [capped, refused, excluded, held, unapproved, incomplete, undetermined]
            + [aside, ineligible, worse]
    }

    var chosen: CandidateResult {
        var person = candidate("CB001", "Nguyễn Thị Ánh Tuyết", rank: 1, keys: ["96,5", say("trực tiếp", "direct")])
        person.outcome = .awarded
        person.reason = reason("merit", "được xét theo thứ hạng 1", "awarded by rank 1")
        person.bonus = 3_510_000
        person.missingPapers = [.init(code: "bao_cao", title: say("Báo cáo thành tích", "Report"))]
        return person
    }

    private var byReserve: CandidateResult {
        var person = candidate("CB002", "Trần Văn <b>&\"Bình\"", rank: 5, keys: ["88", say("trực tiếp", "direct")])
        person.unit = say(
            "Chi nhánh Văn phòng Đăng ký đất đai thành phố Đồng Xoài", "Đồng Xoài branch of the Land Registry")
        person.outcome = .awarded
        person.reason = reason(
            "reserve", "được xét nhờ suất dành riêng “Người lao động trực tiếp”; không có suất này thì CB006 được xét",
            "awarded by the reserve “Direct workers”; without it CB006 would be in", rules: ["truc_tiep"],
            candidates: ["CB006"])
        return person
    }

    private var decided: CandidateResult {
        var person = candidate("CB003", "Lê Hoàng Long", rank: 8, keys: ["80", ""])
        person.outcome = .overridden
        person.reason = reason(
            "decision", "Hội đồng quyết định (Thư ký Hội đồng, 10/12/2024): thành tích đột xuất trong bão số 3",
            "the council decided (the council's secretary, 2024-12-10): extraordinary deeds in storm no. 3")
        person.decision = DecisionResult(
            outcome: "awarded", by: say("Thư ký Hội đồng", "the council's secretary"), date: "2024-12-10",
            reason: say("thành tích đột xuất trong bão số 3", "extraordinary deeds in storm no. 3"),
            engineOutcome: .notAwarded,
            engineReason: reason("rank", "hạng 8, điểm cắt ở hạng 5", "rank 8, the cut-off is rank 5"))
        return person
    }

    private var tied: [CandidateResult] {
        [("CB004", "Phạm Minh Đức"), ("CB005", "Võ Thị Hồng Nhung")].map { key, name in
            var person = candidate(key, name, rank: 6, keys: ["87,5", ""])
            person.outcome = .contested
            person.reason = reason(
                "tie", "đồng hạng 6 (CB004, CB005): nhóm này có từ 1 đến 1 suất, Hội đồng chọn",
                "tied at rank 6 (CB004, CB005): this class takes from 1 to 1 seats, the council chooses",
                candidates: ["CB004", "CB005"])
            return person
        }
    }

    private var capped: CandidateResult {
        var person = candidate("CB006", "=HYPERLINK(\"http://x\")", rank: 2, keys: ["95", ""])
        person.outcome = .notAwarded
        person.reason = reason(
            "cap_full", "đơn vị đã đủ 1 suất (CB001)", "the unit already has its 1 seat (CB001)",
            rules: ["moi_don_vi/CN01"], candidates: ["CB001"])
        return person
    }

    private var refused: CandidateResult {
        var person = candidate("CB007", "Hồ Thanh Tâm", rank: 3, keys: ["94", ""])
        person.outcome = .overridden
        person.reason = reason(
            "decision", "Hội đồng quyết định (Thư ký Hội đồng, 10/12/2024): xin rút",
            "the council decided (the council's secretary, 2024-12-10): withdrew")
        person.decision = DecisionResult(
            outcome: "not_awarded", by: say("Thư ký Hội đồng", "the council's secretary"), date: "2024-12-10",
            reason: say("xin rút", "withdrew"), engineOutcome: .awarded,
            engineReason: reason("merit", "được xét theo thứ hạng 3", "awarded by rank 3"))
        return person
    }

    private var excluded: CandidateResult {
        var person = candidate("CB008", "Bùi Quang Huy")
        person.outcome = .excluded
        person.reason = reason(
            "excluded", "đã có Huân chương cho cùng thành tích", "already has an order for the same achievement")
        return person
    }

    private var held: CandidateResult {
        var person = candidate("CB009", "Ngô Thị Lan")
        person.isHeld = true
        person.reason = reason("held", "đang xem xét kỷ luật từ 01/11/2024", "a discipline is pending since 2024-11-01")
        return person
    }

    private var unapproved: CandidateResult {
        var person = candidate("CB010", "Dương Văn Khải")
        person.approval = "not_carried"
        person.reason = reason("not_carried", "8/13 phiếu, cần 12", "8 of 13 votes, 12 needed")
        return person
    }

    private var incomplete: CandidateResult {
        var person = candidate("CB011", "Đỗ Thị Mai")
        person.missingPapers = [
            .init(code: "bien_ban", title: say("Biên bản họp", "Minutes")),
            .init(code: "to_trinh", title: say("Tờ trình", "Proposal")),
        ]
        person.reason = reason("dossier", "hồ sơ chưa đủ", "the dossier is not complete")
        return person
    }

    private var undetermined: CandidateResult {
        var person = candidate("CB012", "Lý Văn Sơn")
        person.verdict = "undetermined"
        person.isHeld = true
        person.standards = [.init(id: "d", title: standard, truth: "unknown", basis: "")]
        person.missingFacts = ["person.rating[2023]", "person.initiatives"]
        person.reason = reason("undetermined", "chưa đủ dữ kiện để kết luận", "not enough known to say")
        return person
    }

    private var aside: CandidateResult {
        var person = candidate("CB013", "Mai Văn Phúc")
        person.reason = reason("aside", "đề nghị đã rút", "the nomination was withdrawn")
        return person
    }

    var ineligible: CandidateResult {
        var person = candidate("CB014", "Trịnh Công Danh")
        person.verdict = "ineligible"
        person.nomination = nil
        person.standards = [.init(id: "d", title: standard, truth: "false", basis: "")]
        person.reason = reason(
            "ineligible", "không đạt: xếp loại năm 2024 là HTNV, cần từ HTTNV",
            "not met: rating of 2024 is HTNV, needed at least HTTNV")
        return person
    }

    private var worse: CandidateResult {
        var person = ineligible
        person.key = "CB015"
        person.name = "+84 Huỳnh, Văn \"Tư\""
        return person
    }

    private var standard: String { say("Hai năm liền hoàn thành xuất sắc", "Two excellent years running") }

    // MARK: Words

    private func candidate(
        _ key: String, _ name: String, unit: String? = nil, rank: Int? = nil, keys: [String] = []
    ) -> CandidateResult {
        CandidateResult(
            key: key, nomination: "DN-\(key)", name: name, unit: unit ?? say("Phòng Đất đai", "Land Office"),
            verdict: "eligible", isHeld: false, approval: "carried", missingPapers: [],
            standards: [
                .init(
                    id: "d", title: standard, truth: "true",
                    basis: say("Điều 74 khoản 1 điểm d", "Article 74.1.d"))
            ],
            rank: rank, rankKeys: keys, outcome: .notCompeting, reason: reason("none", "", ""), missingFacts: [],
            decision: nil, bonus: nil)
    }

    private func reason(
        _ code: String, _ vietnamese: String, _ english: String, rules: [String] = [], candidates: [String] = []
    ) -> Reason {
        Reason(code: code, message: text(vietnamese, english), rules: rules, candidates: candidates)
    }

    /// An unknown key is its own text, which lets the example say what it likes.
    func text(_ vietnamese: String, _ english: String) -> Message { Message(say(vietnamese, english)) }

    func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }
}
