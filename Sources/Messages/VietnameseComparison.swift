// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let vietnameseComparison: [String: String] = [
        "reports.column.change": "Thay đổi",
        "reports.comparison.after": "Sau:   {title}, họp ngày {date}, quy định có hiệu lực ngày {law}, dấu niêm phong {seal}",
        "reports.comparison.award_gone": "Giải này không còn trong kết quả sau.",
        "reports.comparison.award_new": "Giải này chưa có trong kết quả trước.",
        "reports.comparison.before": "Trước: {title}, họp ngày {date}, quy định có hiệu lực ngày {law}, dấu niêm phong {seal}",
        "reports.comparison.contested": "Thay đổi về đồng hạng ({count})",
        "reports.comparison.enters": "Vào danh sách ({count})",
        "reports.comparison.leaves": "Ra khỏi danh sách ({count})",
        "reports.comparison.no_candidate": "Không còn trong số người được xét.",
        "reports.comparison.no_limit": "không giới hạn",
        "reports.comparison.none": "không có",
        "reports.comparison.rules": "Quy định có số liệu thay đổi",
        "reports.comparison.same": "Không có gì thay đổi: {awards}.",
        "reports.comparison.seats.awarded": "Được chọn {change}",
        "reports.comparison.seats.bonus": "Tiền thưởng {change}",
        "reports.comparison.seats.contested": "Chờ quyết định {change}",
        "reports.comparison.seats.limit": "Chỉ tiêu {change}",
        "reports.comparison.seats.vacant": "Còn trống {change}",
        "reports.comparison.stays": "Thay đổi khác ({count})",
        "reports.comparison.unchanged": "Không thay đổi: {awards}.",
        "reports.comparison.was": "Trước đó: {reason}",
    ]
}
