// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let vietnameseAllocation: [String: String] = [
        "allocation.share_too_fine": "{rule}.share là {value}; mẫu số lớn hơn 1.000.000, quá lớn để tính.",
        "allocation.vacant_above_seats": "{rules} giữ {need} suất, nhiều hơn {seats} suất hiện có.",
    ]
}
