// SPDX-License-Identifier: Apache-2.0

import WorkbookWriter

extension Department {
    /// What is proposed: collectives and people in one list, as the units sent them.
    func nominationSheet() -> Sheet {
        var page = OfficeSheet("Đề nghị khen thưởng", title: "TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024", width: 19)
        page.header(groups: [
            ("STT", []), ("Đề nghị tặng", []), ("Mã CB", []), ("Mã tập thể", []), ("Họ tên, tên tập thể", []),
            ("Đơn vị đề nghị", []), ("Tổng hợp qua", []), ("Loại hình", []), ("Tiêu chuẩn viện dẫn", []),
            ("Mã thành tích", []), ("Cấp phát động", []), ("Phạm vi ảnh hưởng", []), ("Thành tích xuất sắc", []),
            ("Hồ sơ đã nộp", []), ("Sáng kiến sử dụng", []), ("Phiếu đơn vị", ["Tán thành", "Tổng số"]),
            ("Phiếu Hội đồng", []), ("Ghi chú", []),
        ])
        page.widths([5, 30, 9, 10, 28, 10, 10, 18, 12, 14, 14, 12, 10, 40, 22, 8, 8, 8, 16])
        let names = Dictionary(
            units.map { ($0.code, $0.name) } + people.map { ($0.code, $0.name) },
            uniquingKeysWith: { first, _ in first })
        for (number, row) in nominations.enumerated() {
            let subject = row.person.isEmpty ? row.unit : row.person
            page.row([
                .whole(number + 1), .text(number % 2 == 0 ? row.award : Self.labels[row.award] ?? row.award),
                .words(row.person), .words(row.unit), .name(names[subject] ?? "", number),
                .text(row.nominatingUnit), .words(row.forwardedBy), .text(row.type),
                .words(row.standard.isEmpty ? "" : number % 3 == 0 ? Self.clauses[row.standard] ?? "" : row.standard),
                .words(row.achievement), .words(row.launchedBy), .words(row.influence),
                .flag(row.outstanding, number), .text(row.papers.joined(separator: number % 2 == 0 ? "; " : ", ")),
                .words(row.initiatives), .whole(row.unitFor), .whole(row.unitTotal), .whole(row.councilFor),
                .words(row.councilFor == nil ? "Chưa bỏ phiếu" : ""),
            ])
        }
        return page.sheet
    }

    private static let labels = [
        "chien_si_thi_dua_co_so": "Chiến sĩ thi đua cơ sở", "chien_si_thi_dua_tinh": "Chiến sĩ thi đua cấp tỉnh",
        "tap_the_lao_dong_tien_tien": "Tập thể lao động tiên tiến",
        "tap_the_lao_dong_xuat_sac": "Tập thể Lao động xuất sắc",
        "bang_khen_tinh_ca_nhan": "Bằng khen UBND tỉnh (cá nhân)",
        "bang_khen_tinh_tap_the": "Bằng khen UBND tỉnh (tập thể)",
        "giay_khen_so_ca_nhan": "Giấy khen Giám đốc Sở (cá nhân)",
        "giay_khen_so_tap_the": "GIẤY KHEN GIÁM ĐỐC SỞ (TẬP THỂ)",
    ]
    private static let clauses = ["a": "Điểm a", "c": "Điểm c", "d": "Điểm d", "dd": "Điểm đ"]
}
