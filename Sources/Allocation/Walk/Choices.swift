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

    /// The numbers tried before the choices are too many; fewer where only some are wanted.
    private static let limit = 50_000

    /// Every maximal choice, the most from earlier entries first, or the first few; nil when there are too many to list.
    ///
    /// - parameter work: grows with the effort.
    func maximal(atMost wanted: Int = .max, work: inout Int) -> [[Int]]? {
        var search = Search(choices: self, wanted: wanted, limit: wanted == .max ? Self.limit : Self.limit / 10)
        let isComplete = search.extend(0)
        work += search.tried * (rows.count + offers.count)
        return isComplete ? search.found : nil
    }

    /// A depth-first search over the entries that takes back what it took from the rows.
    private struct Search {
        let choices: Choices
        let wanted: Int
        let limit: Int
        /// What every row can still be charged by the entries from each one on; entry by entry.
        let charge: [Int]
        var room: [Int]
        var numbers: [Int]
        var found: [[Int]] = []
        var tried = 0

        init(choices: Choices, wanted: Int, limit: Int) {
            self.choices = choices
            self.wanted = wanted
            self.limit = limit
            let rows = choices.rows
            var charge = [Int](repeating: 0, count: (choices.offers.count + 1) * rows.count)
            for entry in choices.offers.indices.reversed() {
                for row in rows.indices {
                    charge[entry * rows.count + row] =
                        charge[(entry + 1) * rows.count + row] + rows[row].weights[entry] * choices.offers[entry]
                }
            }
            self.charge = charge
            room = rows.map(\.room)
            numbers = choices.offers.map { _ in 0 }
        }

        /// Whether the search came to its end, or to as many choices as are wanted.
        mutating func extend(_ entry: Int) -> Bool {
            if found.count >= wanted { return true }
            tried += 1
            guard tried <= limit else { return false }
            guard entry < numbers.count else {
                if choices.isMaximal(numbers, room) { found.append(numbers) }
                return true
            }
            let rows = choices.rows
            var most = choices.offers[entry]
            for row in rows.indices where rows[row].weights[entry] > 0 {
                most = min(most, room[row] / rows[row].weights[entry])
            }
            for row in rows.indices { room[row] -= rows[row].weights[entry] * most }
            var number = most
            var isEnded = true
            while number >= 0, mayLeaveOut(entry, number) {
                numbers[entry] = number
                isEnded = extend(entry + 1)
                guard isEnded, number > 0 else { break }
                number -= 1
                for row in rows.indices { room[row] += rows[row].weights[entry] }
            }
            for row in rows.indices { room[row] += rows[row].weights[entry] * max(0, number) }
            numbers[entry] = 0
            return isEnded
        }

        /// Leaving someone out is maximal only if the entries to come can use up some row's room.
        private func mayLeaveOut(_ entry: Int, _ number: Int) -> Bool {
            guard number < choices.offers[entry], choices.blocked.isEmpty else { return true }
            let next = (entry + 1) * room.count
            return room.indices.contains { room[$0] - charge[next + $0] < choices.rows[$0].weights[entry] }
        }
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
