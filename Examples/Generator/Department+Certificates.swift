// SPDX-License-Identifier: Apache-2.0

extension Department {
    static let formPapers = ["Tờ trình", "Báo cáo thành tích", "Biên bản xét khen thưởng"]

    /// Cases about Bằng khen and Giấy khen.
    mutating func plantCertificates() {
        plantWinners()
        plantObstacles()
        plantChains()
        plantOddRows()
        plantCollectiveCertificates()
        plantPraise()
    }

    /// Proposes a Bằng khen for a member; the achievement is the person's own unless the row changes it.
    @discardableResult
    private mutating func proposeCertificate(
        _ unit: String, _ member: Int, score: Int, standard: String = "a", _ what: String,
        person change: (inout Person) -> Void = { _ in }, row changeRow: (inout Nomination) -> Void = { _ in }
    ) -> Person {
        let person = self.change(unit, member) {
            $0.score = score
            $0.isAdvisory = false
            $0.honours.removeAll { $0.type != "cong_trang" }
            change(&$0)
        }
        var row = proposal("bang_khen_tinh_ca_nhan", person, papers: Self.formPapers)
        row.standard = standard
        row.achievement = "TT-2024-\(person.code.dropFirst(2))"
        if standard == "a" { row.launchedBy = "tinh" }
        if standard != "d" { row.outstanding = "x" }
        changeRow(&row)
        nominations.append(row)
        note(what, person.code)
        return person
    }

    private mutating func plantWinners() {
        proposeCertificate("QLDD", 0, score: 9750, "Bằng khen: lãnh đạo thứ nhất")
        proposeCertificate("PTQD", 0, score: 9625, "Bằng khen: lãnh đạo thứ hai")
        proposeCertificate("CN-DX", 0, score: 9575, "Bằng khen: lãnh đạo thứ ba, vướng giới hạn 40 % lãnh đạo")
        proposeCertificate("QLDD", 3, score: 9450, "Tố cáo đã kết luận ngày 20/11: được xét lại trong đợt") {
            $0.holds = [Hold(kind: "khieu_nai", from: Day(2024, 11, 15), to: Day(2024, 11, 20))]
        }
        let both = proposeCertificate("CN-LN", 4, score: 9325, "Một thành tích đề nghị cả Bằng khen và Giấy khen")
        var praise = proposal("giay_khen_so_ca_nhan", both, papers: Self.formPapers)
        praise.achievement = "TT-2024-\(both.code.dropFirst(2))"
        praise.outstanding = "x"
        nominations.append(praise)
        proposeCertificate("CN-DP", 3, score: 9250, "Ngang nhau với người kế tiếp, là nữ: được ưu tiên") {
            $0.isWoman = true
        }
        proposeCertificate("DDBD", 4, score: 9250, "Ngang nhau với người trên, là nam") { $0.isWoman = false }
        proposeCertificate("KHTC", 3, score: 8850, "Vào nhờ suất giữ cho người trực tiếp tham mưu") {
            $0.isAdvisory = true
        }
    }

    private mutating func plantObstacles() {
        proposeCertificate("CNTT", 5, score: 9600, "Đang xác minh tố cáo, chưa kết luận: tạm dừng") {
            $0.holds = [Hold(kind: "Đang xác minh khiếu nại, tố cáo", from: Day(2024, 11, 15))]
        }
        proposeCertificate("VP", 4, score: 9375, "Thiếu biên bản xét khen thưởng") {
            _ in
        } row: {
            $0.papers = ["Tờ trình", "Báo cáo thành tích"]
        }
        proposeCertificate("CCMT", 5, score: 9100, "10 phiếu của Hội đồng, cần 11 (80 % của 13)") {
            _ in
        } row: {
            $0.councilFor = 10
        }
        proposeCertificate("TNN", 0, score: 9350, "Đứng đầu đơn vị chỉ hoàn thành nhiệm vụ")
        proposeCertificate("CN-HQ", 4, score: 9075, "Chi nhánh: chưa ghi đã gửi qua Văn phòng Đăng ký đất đai") {
            _ in
        } row: {
            $0.forwardedBy = ""
        }
        proposeCertificate("CN-PR", 4, score: 9060, "Chi nhánh gửi thẳng, không qua Văn phòng Đăng ký đất đai") {
            _ in
        } row: {
            $0.forwardedBy = "CN-PR"
        }
        proposeCertificate("KS", 3, score: 9000, "Điểm a nhưng phong trào do Sở phát động") {
            _ in
        } row: {
            $0.launchedBy = "co_so"
        }
        proposeCertificate("CNTT", 3, score: 9525, "Thành tích đã được khen năm 2023") {
            $0.honours.append(Honour(code: "GKS", year: 2023, type: "phong_trao", achievement: "TT-2023-07"))
        } row: {
            $0.achievement = "TT-2023-07"
        }
    }

    private mutating func plantChains() {
        proposeCertificate("CN-BL", 4, score: 8900, standard: "d", "CSTĐ cơ sở 2021 và 2023: chuỗi đứt") {
            $0.honours = [Honour(code: "CSTDCS", year: 2021), Honour(code: "CSTDCS", year: 2023)]
        }
        proposeCertificate("CN-CT", 6, score: 8700, standard: "d", "CSTĐ cơ sở 2022 và 2023: đủ 02 năm") {
            $0.honours = [Honour(code: "CSTDCS", year: 2022), Honour(code: "CSTDCS", year: 2023)]
        }
        let proven = proposeCertificate(
            "QLDD", 2, score: 8925, standard: "d", "Xuất sắc 2023, 2024, mỗi năm một sáng kiến, CSTĐ cơ sở 2024"
        ) {
            $0.rating = ["HTTNV", "HTXSNV", "HTXSNV"]
            $0.honours = [Honour(code: "LDTT", year: 2023)]
            $0.initiatives = [
                Work.idea("Bản đồ kế hoạch sử dụng đất trực tuyến", year: 2023, 288),
                Work.idea("Mẫu trình thẩm định giá đất", year: 2024, 431),
            ]
        } row: {
            $0.papers.append("Chứng nhận sáng kiến")
            $0.initiatives = "288/QĐ-STNMT; 431/QĐ-STNMT"
        }
        nominations.append(proposal("chien_si_thi_dua_co_so", proven, papers: Self.titlePapers))
        proposeCertificate("VPDK", 4, score: 9200, standard: "d", "Thiếu xếp loại năm 2023: chuỗi chưa kết luận được") {
            $0.rating = ["HTXSNV", "", "HTXSNV"]
            $0.honours = [Honour(code: "LDTT", year: 2022)]
            $0.initiatives = [
                Work.idea("Trả kết quả qua bưu chính", year: 2023, 290),
                Work.idea("Kiểm tra chéo hồ sơ chỉnh lý", year: 2024, 433),
            ]
        } row: {
            $0.papers.append("Chứng nhận sáng kiến")
        }
        proposeCertificate("CN-DX", 4, score: 9150, standard: "d", "Một sáng kiến và một đề tài: mặc định không cộng") {
            $0.rating = ["HTTNV", "HTXSNV", "HTXSNV"]
            $0.honours = [Honour(code: "LDTT", year: 2023)]
            $0.initiatives = [Work.idea("Quét mã tra cứu hồ sơ", year: 2023, 295)]
            $0.studies = [
                Work(
                    name: "Đánh giá biến động đất đai", level: "Cơ sở", year: 2024, flags: ["Có", "x"],
                    number: "98/QĐ-STNMT")
            ]
        } row: {
            $0.papers += ["Chứng nhận sáng kiến", "Quyết định nghiệm thu đề tài"]
        }
    }

    private mutating func plantOddRows() {
        proposeCertificate("CN-BDA", 13, score: 9000, standard: "dd", "Điểm đ, người lao động") {
            $0.rating[2] = "HTTNV"
        } row: {
            $0.influence = "co_so"
        }
        proposeCertificate("VP", 5, score: 8950, standard: "dd", "Điểm đ nhưng là công chức") {
            $0.labour = "cong_chuc"
        } row: {
            $0.influence = "co_so"
        }
        proposeCertificate("CN-BGM", 3, score: 8600, "Hai dòng cùng người, khác tiêu chuẩn viện dẫn: gộp một")
        if var second = nominations.last {
            second.standard = "c"
            nominations.append(second)
        }
    }

    private mutating func plantCollectiveCertificates() {
        let rows: [(String, String, String)] = [
            ("QTMT", "a", "Bằng khen tập thể: điểm cao nhất nhưng đang tạm dừng"),
            ("PTQD", "d", "Bằng khen tập thể: hai năm liên tục hoàn thành xuất sắc"),
            ("CCMT", "a", "Bằng khen tập thể: nhường suất dành cho tập thể nhỏ"),
            ("QLDD", "a", "Bằng khen tập thể được, nên Giấy khen cùng thành tích bị loại"),
            ("VP", "a", "Bằng khen tập thể: ngang nhau với DDBD ở suất cuối, để Hội đồng quyết"),
            ("DDBD", "a", "Bằng khen tập thể: ngang nhau với VP ở suất cuối, để Hội đồng quyết"),
            ("CN-DX", "a", "Bằng khen tập thể: ngoài chỉ tiêu"),
            ("CN-LN", "a", "Bằng khen tập thể không được, nên Giấy khen cùng thành tích vẫn còn"),
        ]
        for (code, standard, what) in rows {
            var row = proposal("bang_khen_tinh_tap_the", ofUnit: code, papers: Self.formPapers)
            row.standard = standard
            row.achievement = "TTT-2024-\(code)"
            row.outstanding = "x"
            nominations.append(row)
            note(what, code)
        }
    }

    private mutating func plantPraise() {
        func praise(_ unit: String, _ member: Int, _ what: String, _ change: (inout Person) -> Void) -> Nomination {
            let person = self.change(unit, member) {
                $0.score = 8800
                change(&$0)
            }
            note(what, person.code)
            var row = proposal("giay_khen_so_ca_nhan", person, papers: Self.formPapers)
            row.achievement = "TT-2024-\(person.code.dropFirst(2))"
            row.outstanding = "x"
            return row
        }
        nominations.append(praise("CN-DX", 6, "Giấy khen: không đăng ký thi đua") { $0.registered = "Không" })
        nominations.append(praise("CN-DX", 7, "Giấy khen: chưa ghi có đăng ký hay không") { $0.registered = "" })
        nominations.append(
            praise("CN-CT", 8, "Giấy khen: 7 tháng ở đơn vị cũ, thiếu nhận xét của đơn vị cũ") {
                $0.formerUnitMonths = 7
            })
        nominations.append(praise("KHTC", 6, "Giấy khen: không hoàn thành nhiệm vụ vì bị kỷ luật") { _ in })
        nominations.append(
            praise("CN-BDA", 5, "Giấy khen: chưa ghi giới tính, xếp hạng lấy mức thấp nhất") { $0.hidesGender = true })
        var sudden = praise("TNN", 0, "Giấy khen đột xuất cho người đứng đầu đơn vị chỉ hoàn thành nhiệm vụ") { _ in }
        sudden.type = "Đột xuất"
        sudden.achievement = "DX-2024-01"
        nominations.append(sudden)
    }
}
