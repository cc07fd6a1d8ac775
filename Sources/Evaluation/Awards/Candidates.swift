// SPDX-License-Identifier: Apache-2.0

/// The subjects that are looked at for an award, in the order of their rows.
public struct Candidates: Sendable, RandomAccessCollection {
    private let list: [Candidate]?
    private let nominations: [Int: Int]
    /// How many there are.
    public let endIndex: Int

    /// Where the first candidate stands.
    public var startIndex: Int { 0 }

    /// Whether every row of the table is a candidate, so that each stands at the place of its row.
    public var areAllRows: Bool { list == nil }

    /// The row of a candidate.
    public func row(_ index: Int) -> Int { list?[index].row ?? index }

    /// The places of those with a nomination.
    var nominated: [Int] {
        list.map { list in list.indices.filter { list[$0].nomination != nil } } ?? Array(nominations.keys)
    }

    /// Chosen candidates.
    init(_ list: [Candidate]) {
        self.list = list
        nominations = [:]
        endIndex = list.count
    }

    /// Every row of a table, with the nominations there are by row.
    init(rows: Int, nominations: [Int: Int]) {
        list = nil
        self.nominations = nominations
        endIndex = rows
    }

    /// Whether they are all rows of a table, none of them nominated.
    var areRows: Bool { list == nil && nominations.isEmpty }

    /// The candidate that is a row; nil where the row is not looked at.
    public func candidate(row: Int) -> Candidate? {
        guard let list else { return row < endIndex ? self[row] : nil }
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low].row == row ? list[low] : nil
    }

    /// A candidate.
    public subscript(index: Int) -> Candidate {
        if let list { return list[index] }
        return Candidate(row: index, nomination: nominations.isEmpty ? nil : nominations[index])
    }
}

extension Candidates: Equatable {
    /// Whether the same rows stand for the same nominations, however they are kept.
    public static func == (a: Candidates, b: Candidates) -> Bool {
        guard a.list == nil, b.list == nil else { return a.elementsEqual(b) }
        return a.endIndex == b.endIndex && a.nominations == b.nominations
    }
}
