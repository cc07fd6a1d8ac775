// SPDX-License-Identifier: Apache-2.0

extension Department {
    static let titlePapers = ["Tờ trình", "Báo cáo thành tích", "Biên bản bình xét thi đua"]

    /// Cases about Chiến sĩ thi đua and the titles of collectives.
    mutating func plantTitles() {
        plantEqualCandidates()
        plantInitiatives()
        plantProvincial()
        plantCollectives()
    }

    /// A proposal by the person's own unit, forwarded as the plan wants.
    func proposal(_ award: String, _ person: Person, papers: [String]) -> Nomination {
        let unit = self.unit(person.unit)
        return Nomination(
            award: award, person: person.code, nominatingUnit: unit.code, forwardedBy: unit.isBranch ? "VPDK" : "",
            papers: papers, unitFor: unit.size, unitTotal: unit.size, councilFor: 12)
    }

    func proposal(_ award: String, ofUnit code: String, papers: [String]) -> Nomination {
        let unit = self.unit(code)
        return Nomination(
            award: award, unit: code, nominatingUnit: code, forwardedBy: unit.isBranch ? "VPDK" : "",
            papers: papers, unitFor: unit.size, unitTotal: unit.size, councilFor: 12)
    }

    private mutating func proposeBase(_ person: Person, certificate: String? = nil) {
        nominations.append(
            proposal("chien_si_thi_dua_co_so", person, papers: Self.titlePapers + (certificate.map { [$0] } ?? [])))
    }

    private mutating func plantEqualCandidates() {
        let equal = (3...4).map { member in
            change("CN-PL", member) {
                $0.isWoman = false
                $0.score = 9000
                $0.rating[2] = "HTXSNV"
            }
        }
        for person in equal { proposeBase(person) }
        note(
            "Một suất CSTĐ cơ sở, hai người ngang nhau mọi mặt: để Hội đồng quyết; TTLĐXS của đơn vị chờ theo",
            equal.map(\.code).joined(separator: ", "), "CN-PL")
        let first = change("CN-CT", 3) { $0.score = 9250 }
        let man = change("CN-CT", 4) {
            $0.isWoman = false
            $0.score = 9000
            $0.rating[2] = "HTXSNV"
        }
        let woman = change("CN-CT", 5) {
            $0.isWoman = true
            $0.score = 9000
            $0.rating[2] = "HTXSNV"
        }
        for person in [first, man, woman] { proposeBase(person) }
        note("Hai suất CSTĐ cơ sở, suất sau hai người ngang nhau, một nữ: nữ được ưu tiên", woman.code, man.code)
    }

    private mutating func plantInitiatives() {
        let proven = change("KHTC", 2) {
            $0.initiatives = [Work.idea("Rút ngắn quy trình thẩm định dự toán", year: 2024, 412)]
        }
        proposeBase(proven, certificate: "Chứng nhận sáng kiến")
        note("CSTĐ cơ sở bằng sáng kiến, đủ hồ sơ", proven.code)
        let lacking = change("TTR", 3) {
            $0.initiatives = [Work.idea("Sổ tay kiểm tra hiện trường", year: 2024, 415)]
        }
        proposeBase(lacking)
        note("CSTĐ cơ sở bằng sáng kiến nhưng thiếu chứng nhận: hồ sơ chưa đủ", lacking.code)
        let waiting = change("DDBD", 3) {
            $0.initiatives = [Work.idea("Kiểm tra tự động bản đồ địa chính", year: 2024, recognised: "", 420)]
        }
        proposeBase(waiting, certificate: "Chứng nhận sáng kiến")
        note("Sáng kiến chưa ghi đã công nhận hay chưa: chưa kết luận", waiting.code)
        let scholar = change("CNTT", 4) {
            $0.studies = [
                Work(
                    name: "Số hóa hồ sơ địa chính", level: "Cơ sở", year: 2024, flags: ["x", "Có"],
                    number: "96/QĐ-STNMT")
            ]
        }
        proposeBase(scholar, certificate: "nghiem_thu_de_tai")
        note("CSTĐ cơ sở bằng đề tài đã nghiệm thu", scholar.code)
    }

    private mutating func plantProvincial() {
        func titles(_ years: [Int], cancelled: Int? = nil) -> [Honour] {
            years.map { Honour(code: "CSTDCS", year: $0, isCancelled: $0 == cancelled) }
        }
        let provincial = Work.idea("Cơ sở dữ liệu giá đất dùng chung", level: "Cấp tỉnh", year: 2023, 301)
        let rows: [(String, Int, [Honour], Int, String)] = [
            ("PTQD", 3, titles([2021, 2022, 2023]), 12, "CSTĐ cấp tỉnh: ba năm liên tục, 12 phiếu"),
            ("CCMT", 3, titles([2022, 2023]), 12, "CSTĐ cấp tỉnh: năm thứ ba chính là năm đang xét"),
            ("VPDK", 3, titles([2021, 2022, 2023]), 11, "CSTĐ cấp tỉnh: 11 phiếu, cần 12 (90 % của 13)"),
            ("CN-LN", 3, titles([2021, 2022, 2023], cancelled: 2022), 12, "CSTĐ cấp tỉnh: danh hiệu 2022 đã bị hủy"),
        ]
        for (unit, member, honours, votes, what) in rows {
            let person = change(unit, member) {
                $0.honours = honours + [Honour(code: "LDTT", year: 2023)]
                $0.initiatives = [provincial]
                $0.score = 9400
                $0.rating = ["HTXSNV", "HTXSNV", "HTXSNV"]
            }
            proposeBase(person)
            var row = proposal(
                "chien_si_thi_dua_tinh", person, papers: Self.titlePapers + ["Chứng nhận sáng kiến"])
            row.outstanding = "x"
            row.initiatives = "301/QĐ-STNMT"
            row.councilFor = votes
            nominations.append(row)
            note(what, person.code)
        }
    }

    private mutating func plantCollectives() {
        for unit in units where unit.code != "BGD" {
            var row = proposal("tap_the_lao_dong_tien_tien", ofUnit: unit.code, papers: Self.titlePapers)
            row.unitFor = unit.size - 1
            if unit.code == "QBVMT" { row.papers = ["Tờ trình", "Báo cáo thành tích"] }
            nominations.append(row)
        }
        note("TTLĐTT thiếu biên bản", "QBVMT")
        _ = change("CN-BGM", 2) { _ in }
        for code in ["KHTC", "QLDD", "VPDK", "PTQD", "CN-DX", "CN-PL", "CN-BGM"] {
            nominations.append(proposal("tap_the_lao_dong_xuat_sac", ofUnit: code, papers: Self.titlePapers))
        }
        note("TTLĐXS không có ai là CSTĐ cơ sở", "CN-BGM")
    }
}
