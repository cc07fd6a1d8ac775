// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let englishAllocation: [String: String] = [
        "allocation.share_too_fine": "{rule}.share is {value}; its denominator is larger than 1,000,000, too large to count with.",
        "allocation.vacant_above_seats": "{rules} keeps {need} seats, more than the {seats} there are.",
    ]
}
