// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let vietnameseGeneral: [String: String] = [
        "severity.error": "lỗi",
        "severity.warning": "cảnh báo",
        "severity.note": "lưu ý",
    ]
}
