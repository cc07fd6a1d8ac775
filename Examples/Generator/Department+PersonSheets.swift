// SPDX-License-Identifier: Apache-2.0

import WorkbookWriter

extension Department {
    /// Everyone, a section for each collective.
    func personSheet() -> Sheet {
        var page = OfficeSheet("Cá nhân", title: "DANH SÁCH CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG NĂM 2024", width: 19)
        page.header(groups: [
            ("STT", []), ("Mã CB", []), ("Họ và tên", []), ("Giới tính", []), ("Mã đơn vị", []),
            ("Chức vụ, chức danh", []), ("Loại lao động", []), ("Nhóm xếp loại", []),
            ("Xếp loại", ["Năm 2022", "Năm 2023", "Năm 2024"]), ("Gương mẫu chấp hành", []), ("Đăng ký thi đua", []),
            ("Nhóm chức vụ", []), ("Trực tiếp tham mưu", []), ("Đứng đầu đơn vị", []),
            ("Điểm nhiệm vụ trọng tâm", []), ("Số tháng ở đơn vị cũ", []), ("Ghi chú", []),
        ])
        page.widths([5, 8, 26, 8, 10, 20, 16, 10, 32, 32, 32, 10, 10, 8, 10, 10, 12, 10, 16])
        for (number, unit) in units.enumerated() {
            page.section("\(Self.roman(number + 1)). \(unit.name)")
            for (index, person) in people.filter({ $0.unit == unit.code }).enumerated() {
                page.row(values(of: person, number: index + 1, row: page.sheet.rowCount))
            }
            if number % 3 == 2 { page.blankRow() }
        }
        page.row([.blank, .blank, .text("Tổng cộng: \(people.count) người")])
        page.closing()
        return page.sheet
    }

    private func values(of person: Person, number: Int, row: Int) -> [CellValue] {
        let labour = ["cong_chuc": "Công chức", "vien_chuc": "Viên chức", "nld": "Người lao động"]
        let gender = person.isWoman ? "Nữ" : "Nam"
        return [
            .whole(number), .text(person.code), .name(person.name, row),
            .words(person.hidesGender ? "" : row % 7 == 0 ? gender.uppercased() : gender), .text(person.unit),
            .text(person.position), .text(row % 3 == 0 ? person.labour : labour[person.labour] ?? person.labour),
            .text(person.group),
        ] + person.rating.enumerated().map { .rating($1, row + 2 * $0) } + [
            .flag(person.exemplary, row), .flag(person.registered, row + 1), .whole(person.leaderClass),
            .flag(person.isAdvisory ? "x" : "", row + 2), .words(person.leads), .points(person.score, row),
            .whole(person.formerUnitMonths), .words(person.formerUnitMonths == nil ? "" : "Chuyển đến trong năm"),
        ]
    }

    private static func roman(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// One sheet of events: a row for each event of each person.
    private func events(
        _ name: String, title: String, header: [String], widths: [Int], _ rows: (Person, Int) -> [[CellValue]]
    ) -> Sheet {
        var page = OfficeSheet(name, title: title, width: header.count + 2)
        page.header(["STT", "Mã CB"] + header)
        page.widths([5, 9] + widths)
        var number = 0
        for person in people {
            for values in rows(person, number + 1) {
                number += 1
                page.row([.whole(number), .text(person.code)] + values)
            }
        }
        return page.sheet
    }

    func personEventSheets() -> [Sheet] {
        [
            events(
                "Khen thưởng cá nhân", title: "DANH HIỆU, HÌNH THỨC KHEN THƯỞNG ĐÃ NHẬN",
                header: ["Danh hiệu, hình thức", "Năm", "Loại hình", "Số quyết định", "Thành tích", "Đã hủy"],
                widths: [30, 8, 18, 18, 16, 8]
            ) { person, row in person.honours.enumerated().map { $1.values(row + $0) } },
            events(
                "Sáng kiến", title: "SÁNG KIẾN",
                header: [
                    "Tên sáng kiến", "Phạm vi ảnh hưởng", "Năm áp dụng", "Có hiệu quả", "Đã áp dụng", "Nhân rộng được",
                    "Được công nhận", "Số quyết định",
                ], widths: [40, 12, 8, 8, 8, 8, 8, 18]
            ) { person, row in person.initiatives.enumerated().map { $1.values(row + $0) } },
            events(
                "Đề tài", title: "ĐỀ TÀI, ĐỀ ÁN ĐÃ NGHIỆM THU",
                header: [
                    "Tên đề tài", "Phạm vi ảnh hưởng", "Năm nghiệm thu", "Đã nghiệm thu", "Đã áp dụng", "Số quyết định",
                ], widths: [40, 12, 8, 8, 8, 18]
            ) { person, row in person.studies.enumerated().map { $1.values(row + $0) } },
            events(
                "Kỷ luật", title: "KỶ LUẬT",
                header: ["Hình thức kỷ luật", "Bên xử lý", "Ngày kỷ luật", "Ngày hết thời hạn", "Mã vụ việc"],
                widths: [24, 14, 14, 14, 14]
            ) { person, row in
                person.disciplines.enumerated().map { offset, event in
                    [
                        .text(event.form), .text(event.side), .day(event.date, row + offset),
                        .day(event.to, row + offset + 1), .text(event.conduct),
                    ]
                }
            },
            events(
                "Tạm dừng xét", title: "CÁ NHÂN ĐANG TẠM DỪNG XÉT",
                header: ["Lý do", "Có dấu hiệu vi phạm", "Từ ngày", "Ngày kết luận"], widths: [36, 14, 14, 14]
            ) { person, row in person.holds.enumerated().map { $1.values(row + $0) } },
            events(
                "Quá trình làm việc", title: "QUÁ TRÌNH LÀM VIỆC TẠI CƠ QUAN",
                header: ["Hình thức làm việc", "Từ ngày", "Đến ngày"], widths: [20, 14, 14]
            ) { person, row in
                person.employment.enumerated().map { offset, event in
                    [.text(event.kind), .day(event.from, row + offset), .day(event.to, row + offset + 2)]
                }
            },
            events(
                "Nghỉ dài ngày", title: "NGHỈ DÀI NGÀY TRONG NĂM", header: ["Loại nghỉ", "Từ ngày", "Đến ngày"],
                widths: [24, 14, 14]
            ) { person, row in
                person.leaves.enumerated().map { offset, event in
                    [.text(event.kind), .day(event.from, row + offset), .day(event.to, row + offset + 1)]
                }
            },
            events(
                "Đào tạo", title: "ĐÀO TẠO, BỒI DƯỠNG",
                header: ["Từ ngày", "Đến ngày", "Chấp hành tốt", "Kết quả học tập"],
                widths: [14, 14, 12, 14]
            ) { person, row in
                person.trainings.enumerated().map { offset, event in
                    [
                        .day(event.from, row + offset), .day(event.to, row + offset + 1), .text(event.complied),
                        .text(event.result),
                    ]
                }
            },
        ]
    }
}

extension Work {
    func values(_ row: Int) -> [CellValue] {
        [.name(name, row), .text(level), .whole(year)] + flags.map { .words($0) } + [.text(number)]
    }
}
