// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let vietnameseLoading: [String: String] = [
        "import.file.changed": "tệp bị thay đổi trong khi đang đọc.",
        "import.advice.try_again": "Chờ lưu xong tệp rồi chạy lại.",
    ]
}
