// SPDX-License-Identifier: Apache-2.0

extension Department {
    /// Code, name, kind, size, rating in 2024, points in hundredths.
    private static let list: [(String, String, String, Int, String, Int)] = [
        ("BGD", "Ban Giám đốc Sở", "ban_giam_doc", 4, "HTXSNV", 9000),
        ("VP", "Văn phòng Sở", "phong", 14, "HTTNV", 9450),
        ("TTR", "Thanh tra Sở", "phong", 9, "HTTNV", 8600),
        ("KHTC", "Phòng Kế hoạch - Tài chính", "phong", 7, "HTXSNV", 9025),
        ("QLDD", "Phòng Quản lý đất đai", "phong", 10, "HTXSNV", 9550),
        ("DDBD", "Phòng Đo đạc và Bản đồ", "phong", 8, "HTTNV", 9450),
        ("TNN", "Phòng Tài nguyên nước", "phong", 7, "HTNV", 7400),
        ("KS", "Phòng Khoáng sản", "phong", 9, "HTTNV", 8450),
        ("CCMT", "Chi cục Bảo vệ môi trường", "don_vi", 18, "HTTNV", 9650),
        ("VPDK", "Văn phòng Đăng ký đất đai", "don_vi", 30, "HTXSNV", 9300),
        ("PTQD", "Trung tâm Phát triển quỹ đất", "don_vi", 16, "HTXSNV", 9725),
        ("QTMT", "Trung tâm Quan trắc tài nguyên và môi trường", "don_vi", 22, "HTTNV", 9800),
        ("CNTT", "Trung tâm Công nghệ thông tin", "don_vi", 12, "HTTNV", 8850),
        ("QBVMT", "Quỹ Bảo vệ môi trường", "don_vi", 6, "HTTNV", 8500),
        ("CN-DX", "Chi nhánh Đồng Xoài", "chi_nhanh", 18, "HTXSNV", 9400),
        ("CN-BL", "Chi nhánh Bình Long", "chi_nhanh", 12, "HTTNV", 8300),
        ("CN-PL", "Chi nhánh Phước Long", "chi_nhanh", 12, "HTXSNV", 8950),
        ("CN-CT", "Chi nhánh Chơn Thành", "chi_nhanh", 15, "HTTNV", 9100),
        ("CN-BDA", "Chi nhánh Bù Đăng", "chi_nhanh", 14, "HTTNV", 8700),
        ("CN-BDO", "Chi nhánh Bù Đốp", "chi_nhanh", 11, "HTTNV", 8100),
        ("CN-BGM", "Chi nhánh Bù Gia Mập", "chi_nhanh", 11, "HTXSNV", 8750),
        ("CN-DP", "Chi nhánh Đồng Phú", "chi_nhanh", 15, "HTTNV", 8900),
        ("CN-HQ", "Chi nhánh Hớn Quản", "chi_nhanh", 13, "HTTNV", 8200),
        ("CN-LN", "Chi nhánh Lộc Ninh", "chi_nhanh", 14, "HTTNV", 9200),
        ("CN-PR", "Chi nhánh Phú Riềng", "chi_nhanh", 13, "", 8650),
    ]

    mutating func makeUnits() {
        for (code, name, kind, size, rating, score) in Self.list {
            let past = rating == "HTXSNV" ? ["HTTNV", "HTXSNV"] : ["HTTNV", "HTTNV"]
            var unit = Unit(code: code, name: name, kind: kind, size: size, rating: past + [rating], score: score)
            unit.honours = [Honour(code: "TTLDTT", year: 2022), Honour(code: "TTLDTT", year: 2023)]
            if rating == "HTXSNV" { unit.honours.append(Honour(code: "TTLDXS", year: 2023)) }
            add(unit)
        }
    }
}
