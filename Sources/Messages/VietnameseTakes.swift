// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    /// Cần gì để được, ai chỉ còn thiếu ít, và tệp hỗ trợ trình soạn thảo.
    static let vietnameseTakes: [String: String] = [
        "command.editor.about": "Tạo các tệp giúp trình soạn thảo gợi ý và báo sai tên khi viết quy tắc.",
        "command.editor.kept": "Giữ nguyên vì không do lệnh này tạo ra: {files} (trong {path}). Muốn thay thì thêm --replace.",
        "command.editor.replace": "Thay cả những tệp cùng tên do người khác viết.",
        "command.editor.same": "Không có gì phải làm: các tệp trong {path} đã đúng.",
        "command.editor.written": "Đã ghi {files} trong {path}.",
        "editor.made": "tệp dành cho trình soạn thảo; đừng sửa, khi gói thay đổi thì chạy lại lệnh.",
    ]
}
