// SPDX-License-Identifier: Apache-2.0

import Rules

/// The rows over which a column runs, and what depth of subject they are.
struct Frame: Hashable {
    enum Kind: Hashable {
        /// All rows of a kind of record.
        case record(Int)
        /// All rows of a kind of record as members of the record that their reference `field` names.
        case members(record: Int, field: Int)
        /// All events of a list.
        case events(record: Int, field: Int)
    }

    let kind: Kind
    let depth: Int
}
