// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let englishComparison: [String: String] = [
        "reports.column.change": "Change",
        "reports.comparison.after": "After:  {title}, meeting of {date}, law as of {law}, seal {seal}",
        "reports.comparison.award_gone": "This award is not in the later result.",
        "reports.comparison.award_new": "This award is not in the earlier result.",
        "reports.comparison.before": "Before: {title}, meeting of {date}, law as of {law}, seal {seal}",
        "reports.comparison.contested": "Ties that begin or end ({count})",
        "reports.comparison.enters": "Enter the list ({count})",
        "reports.comparison.leaves": "Leave the list ({count})",
        "reports.comparison.no_candidate": "No longer among the candidates.",
        "reports.comparison.no_limit": "no limit",
        "reports.comparison.none": "none",
        "reports.comparison.rules": "Rules whose numbers changed",
        "reports.comparison.same": "Nothing changed: {awards}.",
        "reports.comparison.seats.awarded": "Awarded {change}",
        "reports.comparison.seats.bonus": "Bonus {change}",
        "reports.comparison.seats.contested": "To be decided {change}",
        "reports.comparison.seats.limit": "Seats {change}",
        "reports.comparison.seats.vacant": "Empty {change}",
        "reports.comparison.stays": "Other changes ({count})",
        "reports.comparison.unchanged": "Unchanged: {awards}.",
        "reports.comparison.was": "Before: {reason}",
    ]
}
