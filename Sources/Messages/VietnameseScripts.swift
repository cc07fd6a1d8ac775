// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    /// What stops a script, as the sandbox tells it.
    static let vietnameseScripts: [String: String] = [
        "rules.lua.notice.frozen": "không được sửa các từ của bộ quy tắc và các thư viện",
        "rules.lua.notice.string_too_long": "một chuỗi chữ sẽ dài hơn 256 KiB",
        "rules.lua.notice.too_many_values": "một lời gọi trải ra hơn 10.000 giá trị",
        "rules.lua.notice.pattern": "`string.find` không nhận mẫu tìm; hãy thêm `true` làm đối số thứ tư để tìm đúng chuỗi chữ",
        "rules.lua.notice.format": "`string.format` không dùng được `%p` và `%q`",
        "rules.lua.notice.text_expected": "hàm `__tostring` phải trả về chuỗi chữ",
        "rules.lua.notice.unordered_key": "`pairs` gặp khóa không phải số, chuỗi chữ hay đúng/sai nên không có thứ tự cố định",
        "rules.lua.notice.metamethod": "`setmetatable` không nhận {detail}",
        "rules.lua.notice.lua_function_expected": "chỗ này cần một hàm viết trong bộ quy tắc",
        "rules.lua.notice.raised": "đoạn lệnh tự dừng, không kèm lời giải thích",
        "rules.lua.notice.environment": "không có bộ từ như vậy cho tệp này",
        "rules.lua.notice.prelude_result": "một tệp của chính ngôn ngữ không trả về bảng",
        "rules.lua.notice.no_such_function": "không có hàm như vậy",
        "rules.lua.notice.bad_argument": "không đưa được một giá trị vào đoạn lệnh: lồng quá sâu, quá lớn, hoặc hàm không rõ",
        "rules.lua.notice.no_write": "quy tắc không được sửa hồ sơ và mã",
        "rules.lua.notice.no_pairs": "không liệt kê được các trường của hồ sơ bằng `pairs`; hãy gọi tên trường",
        "rules.lua.notice.stale": "một hồ sơ bị giữ lại từ lần gọi trước; hãy lấy từ đối số của hàm",
        "rules.lua.notice.object_key": "trường của hồ sơ phải là tên hoặc số nguyên",
        "rules.lua.notice.unknown_code": "danh sách đó không có mã “{detail}”",
        "rules.lua.notice.other_list": "không so sánh được mã của hai danh sách khác nhau",
        "rules.lua.notice.code_expected": "mã chỉ so sánh được với mã hoặc chuỗi chữ, không so với {detail}",
        "rules.lua.notice.code_rank": "thứ tự của một mã trong danh sách không hợp lệ",
        "rules.lua.notice.no_method": "mã không có phép `{detail}`",
        "rules.lua.notice.text_wanted": "chỗ này cần chuỗi chữ, không phải {detail}",
        "rules.lua.notice.host": "{detail}",
        "rules.lua.notice.bad_type": "một giá trị ở đây không phải số, chuỗi chữ, đúng/sai hay bảng",
        "rules.lua.notice.bad_key": "một khóa của bảng không phải số, chuỗi chữ hay đúng/sai",
        "rules.lua.notice.cycle": "một bảng chứa chính nó",
        "rules.lua.notice.depth": "các bảng lồng nhau quá 64 tầng",
        "rules.lua.notice.size": "quá 250.000 giá trị hoặc 8 MiB một lần",
        "rules.lua.notice.not_unicode": "một chuỗi chữ không viết bằng UTF-8",
    ]
}
