// SPDX-License-Identifier: Apache-2.0

/// A closed list of codes, such as the four ratings of a year's work.
public struct CodeList: Sendable, Hashable {
    /// One code and the words people read for it.
    public struct Code: Sendable, Hashable {
        /// The code as data has it, such as `HTXSNV`.
        public let code: String
        /// What people read, such as "Hoàn thành xuất sắc nhiệm vụ".
        public let title: String

        /// Makes a code; without words of its own it reads as itself.
        public init(_ code: String, title: String? = nil) {
            self.code = code
            self.title = title ?? code
        }
    }

    /// The name in rules; of a list written inside a field, `record.field`.
    public let id: String
    /// Whether the codes are listed from lowest to highest, so that rules may compare them.
    public let isOrdered: Bool
    /// The codes in order.
    public let codes: [Code]
    /// Where it was declared.
    public let position: SourcePosition

    private let indices: [String: Int]

    /// Makes a list; codes are distinct.
    public init(_ id: String, isOrdered: Bool, codes: [Code], position: SourcePosition = .nowhere) {
        self.id = id
        self.isOrdered = isOrdered
        self.codes = codes
        self.position = position
        indices = Dictionary(codes.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// The place of a code in the list, from 0 for the lowest.
    public func index(of code: String) -> Int? { indices[code] }
}
