// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let vietnameseCases: [String: String] = [
        "cases.coverage": "Điều kiện đã thấy cả đúng lẫn sai: {seen}/{all}. Tiêu chuẩn từng một mình quyết định: {decisive}/{standards}.",
        "cases.expect_limit": "expect về một mục kiểm tra hồ sơ cần limit = mã của mục, of = mã trong hồ sơ, verdict = kept (đúng), broken (sai) hoặc undetermined (chưa rõ).",
        "cases.limit_differs": "kiểm tra {limit}, {record}: {found}, ví dụ chờ {expected}.",
        "cases.limit_nobody": "kiểm tra {limit} không xem “{record}” nào.",
        "cases.unknown_limit": "không có mục kiểm tra “{name}”.",
        "cases.never_false": "chưa ví dụ nào có người không đạt “{condition}”.",
        "cases.never_true": "chưa ví dụ nào có người đạt “{condition}”.",
        "cases.never_looked_at": "chưa ví dụ nào cho biết rõ ai đạt hay không đạt “{condition}”.",
        "cases.never_decisive": "chưa ví dụ nào có người đủ tiêu chuẩn “{award}” chỉ nhờ tiêu chuẩn “{standard}”.",
        "cases.mutation": "Sửa thử từng chỗ trong quy tắc: các ví dụ phát hiện {noticed}/{all} chỗ ({percent} %).",
        "cases.mutant.negated": "không ví dụ nào phát hiện nếu “{condition}” bị viết ngược lại.",
        "cases.mutant.all_to_any": "không ví dụ nào phát hiện nếu `all` thành `any` trong “{condition}”.",
        "cases.mutant.any_to_all": "không ví dụ nào phát hiện nếu chỉ cần một điều kiện bị đổi thành cần tất cả trong “{condition}”.",
        "cases.mutant.code": "không ví dụ nào phát hiện nếu trong “{condition}” thay {old} bằng {new}.",
        "cases.mutant.moved": "không ví dụ nào phát hiện nếu trong “{condition}” đổi {old} thành {new}.",
        "cases.mutant.raised": "không ví dụ nào phát hiện nếu ngưỡng trong “{condition}” tăng thêm {step}.",
        "cases.mutant.lowered": "không ví dụ nào phát hiện nếu ngưỡng trong “{condition}” giảm đi {step}.",
        "cases.mutant.limit_raised": "không ví dụ nào phát hiện nếu “{limit}” của “{award}” tăng thêm {step}.",
        "cases.mutant.limit_lowered": "không ví dụ nào phát hiện nếu “{limit}” của “{award}” giảm đi {step}.",
        "cases.hint.negated": "Thêm một ví dụ mà chỉ riêng điều kiện này quyết định kết quả.",
        "cases.hint.swapped": "Thêm một ví dụ có người chỉ đạt một phần của điều kiện này.",
        "cases.hint.code": "Thêm một ví dụ có người ở đúng mức {value} và chỉ điều kiện này quyết định.",
        "cases.hint.exact": "Thêm một ví dụ có người ở đúng ngưỡng.",
        "cases.hint.above": "Thêm một ví dụ có người hơn ngưỡng đúng một bước ({step}).",
        "cases.hint.below": "Thêm một ví dụ có người kém ngưỡng đúng một bước ({step}).",
        "cases.hint.window_higher": "Thêm một ví dụ có việc xảy ra ngay trước khoảng thời gian được tính.",
        "cases.hint.window_lower": "Thêm một ví dụ có việc xảy ra vào năm đầu của khoảng thời gian được tính.",
        "cases.hint.seats": "Thêm một ví dụ có nhiều người đủ điều kiện hơn số suất của “{award}”.",
        "cases.hint.limit": "Thêm một ví dụ mà quy tắc “{rule}” của “{award}” làm đổi người được chọn.",
        "command.option.no_mutation": "Không sửa thử quy tắc để xem các ví dụ có phát hiện không.",
    ]
}
