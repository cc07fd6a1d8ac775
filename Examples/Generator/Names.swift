// SPDX-License-Identifier: Apache-2.0

/// Makes up names of people; no two are alike unless a case wants it.
struct Names {
    private static let families = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Điểu", "Thạch",
    ]
    private static let men = ["Văn", "Đức", "Hữu", "Minh", "Quốc", "Thanh", "Công", "Xuân", "Ngọc", "Anh"]
    private static let women = ["Thị", "Thị Ngọc", "Thị Thu", "Thị Kim", "Ngọc", "Thùy", "Thị Mỹ", "Bảo", "Thị Hồng"]
    private static let menGiven = [
        "Hùng", "Dũng", "Tuấn", "Nam", "Sơn", "Thắng", "Khoa", "Phúc", "Long", "Hải", "Đạt", "Quân", "Tâm", "Lộc",
        "Vinh",
        "Hiếu", "Bình", "Cường", "Trường", "Ước",
    ]
    private static let womenGiven = [
        "Lan", "Hoa", "Hương", "Thảo", "Trang", "Mai", "Nga", "Yến", "Hạnh", "Loan", "Phượng", "Vy", "Quyên", "Diễm",
        "Thủy", "Hằng", "Nhung", "Tuyết", "Như", "Đào",
    ]

    private var used: Set<String> = []

    mutating func make(isWoman: Bool, _ random: inout SplitMix) -> String {
        while true {
            let middle = random.pick(isWoman ? Self.women : Self.men)
            let given = random.pick(isWoman ? Self.womenGiven : Self.menGiven)
            let name = "\(random.pick(Self.families)) \(middle) \(given)"
            if used.insert(name).inserted { return name }
        }
    }
}
