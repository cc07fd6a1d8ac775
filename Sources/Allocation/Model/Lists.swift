// SPDX-License-Identifier: Apache-2.0

/// Lists of numbers, one after the other in one array, so that a hundred thousand short ones cost no more than a long one.
struct Lists: Sendable, Equatable {
    /// Where each list begins, and one past the last.
    private(set) var starts: [Int32]
    private(set) var values: [Int]

    /// No list at all.
    init() {
        starts = [0]
        values = []
    }

    /// Lists put together by whoever knows where they begin and end.
    init(starts: [Int32], values: [Int]) {
        self.starts = starts
        self.values = values
    }

    var count: Int { starts.count - 1 }

    subscript(index: Int) -> ArraySlice<Int> { values[range(index)] }

    /// Where a list lies in `values`.
    func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    func count(of index: Int) -> Int { Int(starts[index + 1] - starts[index]) }

    /// For each number below `bound`, the lists that hold it, ascending.
    func transposed(bound: Int) -> Lists {
        var ends = [Int32](repeating: 0, count: bound + 1)
        for value in values { ends[value + 1] += 1 }
        for value in 0..<bound { ends[value + 1] += ends[value] }
        let starts = ends
        var holders = [Int](repeating: 0, count: values.count)
        for index in 0..<count {
            for place in range(index) {
                let value = values[place]
                holders[Int(ends[value])] = index
                ends[value] += 1
            }
        }
        return Lists(starts: starts, values: holders)
    }

    /// The same as lists of their own.
    var arrays: [[Int]] { (0..<count).map { Array(self[$0]) } }
}

/// The different ones of some numbers below `bound`, ascending.
func distinct(_ numbers: some Sequence<Int>, below bound: Int) -> [Int] {
    var isSeen = [Bool](repeating: false, count: bound)
    for number in numbers { isSeen[number] = true }
    return isSeen.indices.filter { isSeen[$0] }
}
