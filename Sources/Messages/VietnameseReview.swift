// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let vietnameseReview: [String: String] = [
        "logic.never_true": "không hồ sơ nào đạt được “{condition}”: gần nhất là {record}, vẫn không đạt.",
        "logic.never_false": "hồ sơ nào cũng đạt “{condition}” nên điều kiện này không loại ai: {record} vẫn đạt.",
        "logic.contradiction": "“{condition}” tự mâu thuẫn nên không ai đạt: hồ sơ có {record} đạt các vế khác nhưng không thể đạt “{failed}”.",
        "logic.adds_nothing": "“{condition}” không thêm điều gì: ai đạt “{others}” đều đã đạt, chẳng hạn hồ sơ có {record}.",
        "logic.covered": "“{condition}” không mở thêm lối nào: ai đạt nó đều đã đạt “{others}”, chẳng hạn hồ sơ có {record}.",
        "logic.always": "hồ sơ nào cũng đạt “{condition}”: không đạt vế này thì đạt vế kia, chẳng hạn {record}.",
        "logic.standard_impossible": "không ai có thể đạt bằng tiêu chuẩn “{standard}”: hồ sơ có {record} đạt tiêu chuẩn này thì trái điều kiện chung của giải.",
        "logic.standard_covered": "tiêu chuẩn “{standard}” không quyết định ai: ai đạt nó đều đạt “{other}”, chẳng hạn hồ sơ có {record}.",
        "usage.parameter": "tham số “{title}” (`{name}`) không quy tắc nào dùng.",
        "usage.definition": "định nghĩa “{title}” (`{name}`) không quy tắc nào dùng.",
        "usage.codes": "trong danh mục “{list}”, không quy tắc nào nhắc riêng: {codes}. Hồ sơ mang các mã này được xét như nhau.",
        "usage.code_list": "không quy tắc nào hỏi đến danh mục “{list}”; dữ liệu này chỉ để đọc.",
        "usage.points_gap": "bảng điểm thiếu mã {codes}: ai có mã đó (chẳng hạn “{example}”) thì không có điểm và mọi phép so sánh với điểm đều là không đạt. Hãy thêm mã với điểm 0 hoặc viết :otherwise(0).",
        "usage.award_without_basis": "“{award}” chưa có căn cứ (`basis`): không trả lời được theo điều nào.",
        "usage.award_without_test": "chưa ví dụ nào thử “{award}”; hãy thêm test trong gói.",
        "usage.award_without_quota": "“{award}” không có chỉ tiêu (`quota`): mọi người đủ điều kiện đều được.",
        "command.option.check_inherited": "Xét cả các gói mà gói này kế thừa.",
        "command.option.notes": "Nêu cả những điều chỉ đáng lưu ý.",
        "command.check.fine_with_notes": "“{pack}” không có lỗi: {awards} giải, {quotas} chỉ tiêu, {parameters} tham số; {warnings} cảnh báo; {notes} lưu ý (xem bằng --notes).",
        "round_review.nobody": "“{award}”: không ai trong {count} đối tượng được xét đạt “{condition}”.",
        "round_review.nobody_known": "“{award}”: chưa biết ai trong {count} đối tượng được xét đạt “{condition}” ({open} đối tượng còn thiếu dữ liệu).",
        "round_review.nobody_near": "“{award}”: không ai trong {count} đối tượng được xét đạt “{condition}”; gần nhất là {candidate}: {found}, cần {needed}.",
        "round_review.everyone": "“{award}”: cả {count} đối tượng được xét đều đạt “{condition}”.",
        "round_review.everyone_standard": "“{award}”: cả {count} đối tượng được xét đều đạt tiêu chuẩn “{standard}” nên tiêu chuẩn này không chọn lọc ai.",
        "round_review.parameter": "tham số “{title}” (`{name}` = {value}) không quyết định ai trong đợt này: đổi thành {others} thì kết quả của mọi người vẫn như cũ.",
        "command.option.check_round": "Xét thêm với hồ sơ của đợt này: điều kiện không ai đạt, tiêu chuẩn ai cũng đạt, tham số không quyết định ai.",
        "command.check.other_pack": "đợt xét {round} dùng gói “{found}”, không phải “{pack}”.",
    ]
}
