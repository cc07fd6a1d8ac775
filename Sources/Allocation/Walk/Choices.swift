// SPDX-License-Identifier: Apache-2.0

/// The inclusion-maximal numbers that can be taken from the entries of one tie class.
struct Choices {
    /// How many each entry offers.
    let offers: [Int]
    /// What limits them: the weighted sum must stay within the room.
    let rows: [Row]
    /// Numbers that were proved impossible although no row says so, and with them all that are larger.
    let blocked: [[Int]]

    struct Row {
        var weights: [Int]
        var room: Int
        /// What the row is a consequence of.
        var reason: Tally.Closing
    }

    /// The numbers tried before a class is "not determined".
    static let limit = 200_000

    /// Every maximal choice, the most from earlier entries first; nil when there are too many to list.
    func maximal() -> [[Int]]? {
        // What every row together can still be charged by the entries from each one on.
        var charge = [[Int]](repeating: Array(repeating: 0, count: offers.count + 1), count: rows.count)
        for (row, limit) in rows.enumerated() {
            for entry in offers.indices.reversed() {
                charge[row][entry] = charge[row][entry + 1] + limit.weights[entry] * offers[entry]
            }
        }
        var found: [[Int]] = []
        var tried = 0
        var numbers = [Int](repeating: 0, count: offers.count)
        func extend(_ entry: Int, _ room: [Int]) -> Bool {
            tried += 1
            guard tried <= Self.limit else { return false }
            guard entry < offers.count else {
                if isMaximal(numbers, room) { found.append(numbers) }
                return true
            }
            var most = offers[entry]
            for (row, limit) in rows.enumerated() where limit.weights[entry] > 0 {
                most = min(most, room[row] / limit.weights[entry])
            }
            for number in stride(from: most, through: 0, by: -1) {
                var left = room
                for (row, limit) in rows.enumerated() { left[row] -= limit.weights[entry] * number }
                // Leaving someone out is maximal only if the others can use up some row's room.
                if number < offers[entry], blocked.isEmpty,
                    rows.indices.allSatisfy({ left[$0] - charge[$0][entry + 1] >= rows[$0].weights[entry] })
                {
                    break
                }
                numbers[entry] = number
                guard extend(entry + 1, left) else { return false }
            }
            numbers[entry] = 0
            return true
        }
        return extend(0, rows.map(\.room)) ? found : nil
    }

    private func isMaximal(_ numbers: [Int], _ room: [Int]) -> Bool {
        func isBlocked(_ numbers: [Int]) -> Bool {
            blocked.contains { zip(numbers, $0).allSatisfy { $0 >= $1 } }
        }
        if isBlocked(numbers) { return false }
        return offers.indices.allSatisfy { entry in
            if numbers[entry] == offers[entry] { return true }
            if rows.indices.contains(where: { room[$0] < rows[$0].weights[entry] }) { return true }
            var more = numbers
            more[entry] += 1
            return isBlocked(more)
        }
    }
}
