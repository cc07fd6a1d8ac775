// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records
import Rules

/// A rule changed in one place, as a slip of the hand would change it, to see whether some case notices.
public struct Mutant: Sendable {
    /// Where the rule stands.
    public let position: SourcePosition
    /// What was changed: the rule's words, what stood there and what stands there now.
    public let what: Message
    /// The case that would notice.
    public let hint: Message

    /// The awards and limits that the place can touch.
    let awards: Set<Int>
    let limits: Set<Int>
    let change: RulebookChange
}

/// How well the cases of a pack guard its rules.
public struct MutationScore: Sendable {
    /// The mutants that some case noticed.
    public let noticed: Int
    /// Those that no case noticed, in the order of files and lines.
    public let unnoticed: [Mutant]

    /// All mutants.
    public var total: Int { noticed + unnoticed.count }
    /// Noticed ones of a hundred, rounded down; 100 when there are none at all.
    public var percent: Int { total == 0 ? 100 : noticed * 100 / total }
}
