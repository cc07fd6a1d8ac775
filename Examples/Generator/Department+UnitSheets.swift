// SPDX-License-Identifier: Apache-2.0

import WorkbookWriter

extension Department {
    /// The collectives, in sections, with a total that Excel computes.
    func unitSheet() -> Sheet {
        var page = OfficeSheet("Tập thể", title: "TỔNG HỢP TẬP THỂ ĐỀ NGHỊ XÉT THI ĐUA NĂM 2024", width: 16)
        page.header(groups: [
            ("STT", []), ("Mã đơn vị", []), ("Tên đơn vị", []), ("Loại đơn vị", []), ("Đơn vị cấp trên", []),
            ("Đơn vị tổng hợp", []), ("Số người", []), ("Xếp loại", ["2022", "2023", "2024"]),
            ("Phong trào thi đua", []), ("Đoàn kết, chấp hành", []), ("Dân chủ cơ sở", []),
            ("Tập thể nhỏ", []), ("Điểm nhiệm vụ trọng tâm", []), ("Hồ sơ bình xét năm", []),
        ])
        page.columnNumbers()
        page.widths([5, 11, 40, 16, 12, 12, 8, 32, 32, 32, 10, 10, 10, 8, 12, 40])
        let sections: [(String, [String])] = [
            ("I. Ban Giám đốc, các phòng chuyên môn", ["ban_giam_doc", "phong"]),
            ("II. Đơn vị trực thuộc", ["don_vi"]),
            ("III. Chi nhánh Văn phòng Đăng ký đất đai", ["chi_nhanh"]),
        ]
        let labels = [
            "ban_giam_doc": "Ban Giám đốc", "phong": "Phòng", "don_vi": "Đơn vị trực thuộc", "chi_nhanh": "Chi nhánh",
        ]
        let first = page.sheet.rowCount
        for (title, kinds) in sections {
            page.section(title)
            for (number, unit) in units.filter({ kinds.contains($0.kind) }).enumerated() {
                let row = page.sheet.rowCount
                page.row(
                    [
                        .whole(number + 1), .text(unit.code), .name(unit.name, row),
                        .text(row % 2 == 0 ? unit.kind : labels[unit.kind] ?? unit.kind),
                        .words(unit.isBranch ? "VPDK" : ""), .words(unit.isBranch ? "VPDK" : ""), .whole(unit.size),
                    ] + unit.rating.enumerated().map { .rating($1, row + $0) } + [
                        .flag(unit.movement, row), .flag(unit.united, row + 1), .flag(unit.welfare, row + 2),
                        .blank, .points(unit.score, row), .words(unit.papers),
                    ])
            }
            page.blankRow()
        }
        let total = units.reduce(0) { $0 + $1.size }
        page.row([
            .blank, .blank, .text("Tổng cộng"), .blank, .blank, .blank,
            CellNumber(total).map {
                .formula("=SUM(G\(first + 1):G\(page.sheet.rowCount))", result: .number($0))
            } ?? .blank,
        ])
        page.closing()
        return page.sheet
    }

    func unitHonourSheet() -> Sheet {
        var page = OfficeSheet("Khen thưởng tập thể", title: "KHEN THƯỞNG TẬP THỂ ĐÃ NHẬN", width: 8)
        page.header([
            "STT", "Mã đơn vị", "Danh hiệu, hình thức", "Năm", "Loại hình", "Số quyết định", "Thành tích", "Đã hủy",
        ])
        page.widths([5, 11, 30, 8, 20, 18, 16, 8])
        var number = 0
        for unit in units {
            for honour in unit.honours {
                number += 1
                page.row([.whole(number), .text(unit.code)] + honour.values(number))
            }
        }
        return page.sheet
    }

    func unitHoldSheet() -> Sheet {
        var page = OfficeSheet("Tạm dừng tập thể", title: "TẬP THỂ ĐANG TẠM DỪNG XÉT", width: 6)
        page.header(["STT", "Mã đơn vị", "Lý do", "Có dấu hiệu vi phạm", "Từ ngày", "Ngày kết luận"])
        page.widths([5, 11, 36, 14, 14, 14])
        var number = 0
        for unit in units {
            for hold in unit.holds {
                number += 1
                page.row([.whole(number), .text(unit.code)] + hold.values(number))
            }
        }
        return page.sheet
    }

    func groupSheet() -> Sheet {
        var page = OfficeSheet("Nhóm xếp loại", title: "NHÓM CÔNG VIỆC TƯƠNG ĐỒNG", width: 3)
        page.header(["STT", "Mã nhóm", "Tên nhóm"])
        page.widths([5, 12, 50])
        let groups = [
            ("LD", "Lãnh đạo Sở, phòng, đơn vị"), ("CCCM", "Công chức chuyên môn"),
            ("VCDK", "Viên chức Văn phòng Đăng ký đất đai"), ("VCTT", "Viên chức các trung tâm, quỹ"),
            ("CN1", "Chi nhánh khu vực phía Bắc và trung tâm"), ("CN2", "Chi nhánh khu vực phía Tây"),
        ]
        for (number, group) in groups.enumerated() {
            page.row([.whole(number + 1), .text(group.0), .text(group.1)])
        }
        return page.sheet
    }
}

extension Honour {
    func values(_ row: Int) -> [CellValue] {
        let labels = [
            "LDTT": "Lao động tiên tiến", "CSTDCS": "Chiến sĩ thi đua cơ sở", "TTLDTT": "Tập thể lao động tiên tiến",
            "TTLDXS": "Tập thể lao động xuất sắc", "GKS": "Giấy khen của Giám đốc Sở",
        ]
        return [
            .text(row % 3 == 0 ? labels[code] ?? code : code), .whole(year), .text(type),
            .text("\(100 + row % 37)/QĐ-\(code == "TTLDXS" ? "UBND" : "STNMT")"), .words(achievement),
            .words(isCancelled ? "x" : ""),
        ]
    }
}

extension Hold {
    func values(_ row: Int) -> [CellValue] {
        [.text(kind), .words(signs), .day(from, row), .day(to, row + 1)]
    }
}
