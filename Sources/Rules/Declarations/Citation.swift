// SPDX-License-Identifier: Apache-2.0

public import Records

/// A place in a declared source of law, such as "Điều 74 khoản 1 điểm d" of the 2022 Law.
public struct Citation: Sendable, Hashable {
    /// The id of the declared source; empty for a basis written as plain text.
    public let source: String
    /// The article, clause and point; empty when the whole source is meant.
    public let text: String

    /// Makes a citation.
    public init(source: String, text: String) {
        self.source = source
        self.text = text
    }
}

/// A legal source that a pack cites.
public struct LegalSource: Sendable, Hashable {
    /// The id in rules.
    public let id: String
    /// The full title.
    public let title: String
    /// The number of the document, such as `06/2022/QH15`.
    public let number: String
    /// From when it is in force, if said.
    public let from: CalendarDate?
    /// Until when it is in force, if said.
    public let to: CalendarDate?
    /// Where it was declared.
    public let position: SourcePosition
}
