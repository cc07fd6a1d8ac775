// SPDX-License-Identifier: Apache-2.0

extension Department {
    /// Cases about ratings, service, leave, discipline and holds: who is Lao động tiên tiến and who is not.
    mutating func plantMembership() {
        plantRatings()
        plantService()
        plantDiscipline()
        plantHolds()
        plantBlanks()
    }

    private mutating func plantRatings() {
        for unit in units where unit.rating[2] == "HTXSNV" {
            for member in 0..<2 { people[position(unit.code, member)].rating[2] = "HTXSNV" }
        }
        note("Nhóm xếp loại LD vượt 20 % hoàn thành xuất sắc", "LD")
        for member in 6...8 { _ = change("TTR", member) { $0.rating[2] = "HTNV" } }
        note("9 người, 6 LĐTT: thiếu một người mới đủ 70 %", "TTR")
        for member in 7...8 { _ = change("KS", member) { $0.rating[2] = "HTNV" } }
        note("9 người, 7 LĐTT: vừa đủ 70 %", "KS")
        for member in 10...12 { _ = change("CN-HQ", member) { $0.rating[2] = "HTNV" } }
        let unrated = change("CN-HQ", 9) { $0.rating[2] = "" }
        note("9 LĐTT chắc chắn trong 13, một người chưa xếp loại: chưa kết luận được 70 %", "CN-HQ", unrated.code)
        note("Đơn vị chưa có xếp loại năm 2024", "CN-PR")
        changeUnit("CN-BL") { $0.papers = "Tờ trình" }
        note("Đơn vị thiếu biên bản bình xét: LĐTT của cả đơn vị chưa được thông qua", "CN-BL")
        let student = change("QTMT", 17) {
            $0.rating[2] = "HTNV"
            $0.trainings = [Training(from: Day(2023, 9, 5), to: Day(2025, 6, 30), complied: "x", result: "Khá")]
        }
        note("Đi học trên 01 năm, kết quả khá: vẫn xét LĐTT", student.code)
    }

    private mutating func plantService() {
        let recruit = change("VP", 12) { $0.employment = [Employment(kind: "cong_chuc", from: Day(2024, 7, 8))] }
        note("Mới tuyển 5 tháng: chưa xét LĐTT, không tính vào mẫu số", recruit.code)
        let converted = change("CNTT", 10) {
            $0.labour = "vien_chuc"
            $0.employment = [
                Employment(kind: "nld", from: Day(2024, 1, 2), to: Day(2024, 8, 31)),
                Employment(kind: "vien_chuc", from: Day(2024, 9, 1)),
            ]
        }
        note("8 tháng hợp đồng rồi 3 tháng viên chức, liên tục: xét LĐTT", converted.code)
        let unclear = change("CN-DP", 12) {
            $0.employment = [
                Employment(kind: "nld", to: Day(2024, 6, 30)), Employment(kind: "vien_chuc", from: Day(2024, 7, 1)),
            ]
        }
        note("Chưa rõ ngày bắt đầu hợp đồng: chưa kết luận được 06 tháng", unclear.code)
        let interrupted = change("CN-BDA", 12) {
            $0.labour = "vien_chuc"
            $0.employment = [
                Employment(kind: "nld", from: Day(2023, 1, 3), to: Day(2024, 6, 30)),
                Employment(kind: "vien_chuc", from: Day(2024, 7, 15)),
            ]
        }
        note("Hợp đồng và viên chức cách nhau 14 ngày: không liên tục", interrupted.code)
        let mother = change("CCMT", 15) {
            $0.isWoman = true
            $0.leaves = [Leave(kind: "Thai sản", from: Day(2024, 1, 8), to: Day(2024, 7, 7))]
        }
        note("Nghỉ thai sản 6 tháng: tính là thời gian công tác", mother.code)
        let absent = change("QTMT", 18) {
            $0.leaves = [Leave(kind: "Không hưởng lương", from: Day(2024, 2, 1), to: Day(2024, 9, 15))]
        }
        note("Nghỉ không lương 228 ngày: quá số ngày cho phép", absent.code)
        let sick = change("VPDK", 20) {
            $0.leaves = [Leave(kind: "Ốm đau", from: Day(2024, 4, 1), to: Day(2024, 5, 30))]
        }
        note("Nghỉ ốm 60 ngày: trong giới hạn", sick.code)
        let retired = change("QLDD", 8) { $0.employment[$0.employment.count - 1].to = Day(2024, 9, 30) }
        note("Nghỉ hưu trong năm: không tính vào mẫu số", retired.code)
    }

    private mutating func plantDiscipline() {
        let reprimanded = change("KHTC", 6) {
            $0.rating[2] = "KHTNV"
            $0.disciplines = [
                Discipline(
                    form: "Khiển trách", side: "Chính quyền", date: Day(2024, 6, 3), to: Day(2024, 9, 3),
                    conduct: "VV-2024-01")
            ]
        }
        note("Bị khiển trách, không hoàn thành nhiệm vụ: đơn vị không đạt 100 % của TTLĐXS", reprimanded.code, "KHTC")
        let warned = change("CN-BDO", 8) {
            $0.rating[2] = "KHTNV"
            $0.disciplines = [
                Discipline(
                    form: "CẢNH CÁO", side: "Chính quyền", date: Day(2024, 5, 20), conduct: "VV-2024-02")
            ]
        }
        note("Bị cảnh cáo: đơn vị không được TTLĐTT", warned.code, "CN-BDO")
        let once = change("PTQD", 12) {
            $0.rating[1] = "KHTNV"
            $0.disciplines = [
                Discipline(
                    form: "Khiển trách", side: "Đảng", date: Day(2023, 11, 10), to: Day(2024, 2, 10),
                    conduct: "VV-2023-05"),
                Discipline(
                    form: "Khiển trách", side: "Chính quyền", date: Day(2024, 1, 15), to: Day(2024, 4, 15),
                    conduct: "VV-2023-05"),
            ]
        }
        note("Kỷ luật Đảng và chính quyền về một vụ việc của năm trước: không tính lại", once.code)
        let misrated = change("CN-DP", 11) {
            $0.disciplines = [
                Discipline(
                    form: "khien_trach", side: "chinh_quyen", date: Day(2024, 3, 12), to: Day(2024, 6, 12),
                    conduct: "VV-2024-03")
            ]
        }
        note("Bị kỷ luật trong năm nhưng vẫn xếp loại hoàn thành tốt: cảnh báo", misrated.code)
    }

    private mutating func plantHolds() {
        changeUnit("QTMT") { $0.holds = [Hold(kind: "thanh_tra", signs: "Có", from: Day(2024, 10, 1))] }
        note("Tập thể đang thanh tra, có dấu hiệu vi phạm: tạm dừng", "QTMT")
        changeUnit("CCMT") { $0.holds = [Hold(kind: "thanh_tra", signs: "Không", from: Day(2024, 11, 4))] }
        note("Tập thể đang thanh tra định kỳ, không có dấu hiệu: vẫn xét", "CCMT")
        let unsure = change("VPDK", 26) {
            $0.holds = [Hold(kind: "Đang thanh tra, kiểm tra, kiểm toán", from: Day(2024, 11, 18))]
        }
        note("Đang thanh tra, chưa ghi có dấu hiệu hay không: tạm dừng cho đến khi rõ", unsure.code)
    }

    private mutating func plantBlanks() {
        let silent = [("VPDK", 25), ("CN-LN", 11), ("CNTT", 9)].map { change($0.0, $0.1) { $0.exemplary = "" } }
        note("Chưa ghi gương mẫu chấp hành: LĐTT chưa kết luận được", silent.map(\.code).joined(separator: ", "))
        let bad = change("CN-DP", 13) { $0.exemplary = "Không" }
        note("Không gương mẫu chấp hành: không được LĐTT", bad.code)
        for (unit, member) in [("VP", 9), ("PTQD", 9), ("CN-BL", 8), ("CN-DX", 10), ("QTMT", 12)] {
            people[position(unit, member)].rating[0] = ""
        }
        let twin = people[position("CN-DX", 11)].name
        let isWoman = people[position("CN-DX", 11)].isWoman
        let other = change("CN-PR", 9) {
            $0.name = twin
            $0.isWoman = isWoman
        }
        note("Hai người trùng họ tên ở hai đơn vị", people[position("CN-DX", 11)].code, other.code)
    }
}
