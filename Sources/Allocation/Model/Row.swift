// SPDX-License-Identifier: Apache-2.0

/// One linear condition on the chosen set S: `inside`·|S ∩ G| + `all`·|S| ≤ `bound`.
///
/// Every rule is such a row, with the size of S left open: a share p/q of the chosen is q·|S ∩ G| − p·|S| ≤ 0.
struct Row: Sendable, Hashable {
    var group: Int?
    var inside: Int
    var all: Int
    var bound: Int

    static func atMost(_ bound: Int, in group: Int) -> Row { Row(group: group, inside: 1, all: 0, bound: bound) }
    static func atLeast(_ bound: Int, in group: Int) -> Row { Row(group: group, inside: -1, all: 0, bound: -bound) }
    static func outside(_ group: Int, atMost bound: Int) -> Row { Row(group: group, inside: -1, all: 1, bound: bound) }
    static func size(atMost bound: Int) -> Row { Row(group: nil, inside: 0, all: 1, bound: bound) }
    static func size(atLeast bound: Int) -> Row { Row(group: nil, inside: 0, all: -1, bound: -bound) }

    static func share(of group: Int, atMost share: Share) -> Row {
        Row(group: group, inside: share.denominator, all: -share.numerator, bound: 0)
    }

    static func share(of group: Int, atLeast share: Share) -> Row {
        Row(group: group, inside: -share.denominator, all: share.numerator, bound: 0)
    }
}
