// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let vietnameseMending: [String: String] = [
        "prose.book.count": "{n} suất",
        "rounds.tie_class_fixed": "nhóm đồng hạng {rank} nhận {least} suất",
        "rules.ask_a_year": "Dữ kiện này mỗi năm một giá trị; hãy chọn năm trước: :in_year(round.year).",
        "rules.lua.arguments_expected": "sau tên phép hỏi phải là dấu ngoặc ( ) hoặc chữ trong dấu nháy, nhưng gặp {found}. Nếu đó là một mã, hãy viết trong dấu nháy: \"…\".",
        "rules.lua.curly_quote": "`{sign}` là dấu nháy cong như Word hay viết; hãy gõ dấu nháy thẳng: \"…\".",
        "rules.lua.foreign_sign": "ký hiệu `{sign}` nằm ngoài dấu nháy nên không có nghĩa; hãy gõ lại bằng chữ không dấu, dấu gạch nối (-) hoặc dấu cách thường.",
        "rules.lua.colon_misplaced": "dấu hai chấm ở đây đứng sau một thứ không phải dữ kiện. Phép so sánh trong quy tắc viết :is(…), :at_least(…), không viết `==`, `>=`.",
        "rules.lua.no_body": "sau `{word}` thiếu dấu ngoặc nhọn mở.",
        "rules.lua.comma_before": "trước {found} thiếu dấu phẩy, hoặc phía trên thiếu dấu đóng `}`.",
        "rules.lua.comma_missing": "cuối dòng này thiếu dấu phẩy.",
        "rules.lua.unclosed": "dấu `{` mở ở dòng này chưa có dấu `}` đóng lại.",
        "rules.term.citation": "một viện dẫn văn bản",
        "rules.term.number": "số {value}",
        "rules.term.table": "một bảng { … }",
        "rules.term.text": "chữ “{value}”",
        "rules.term.type": "một kiểu dữ liệu",
        "rules.term.word": "`{value}`",
        "rules.type.code": "mã trong danh mục “{list}”",
        "rules.type.condition": "điều kiện",
        "rules.type.date": "ngày",
        "rules.type.events": "danh sách",
        "rules.type.flag": "có/không",
        "rules.type.members": "danh sách thành viên",
        "rules.type.number": "số",
        "rules.type.record": "hồ sơ `{name}`",
        "rules.type.set": "một tập ({element})",
        "rules.type.text": "chữ",
        "rules.type.yearly": "giá trị theo từng năm ({element})",
    ]
}
