// SPDX-License-Identifier: Apache-2.0

/// Adds up multiples of rows and compares the sum with what the people of each kind can give.
struct Arithmetic {
    let people: CountedPeople
    let rows: [RowName: Condition]

    /// What the people chosen, weighted per kind, may sum to at most.
    struct Sum {
        var weights: [Int128]
        var bound: Int128
    }

    private struct Branch {
        let people: [Bool]
        /// At most this many of them, or at least.
        let limit: Int
        let isUpper: Bool
    }

    /// Whether no counts from `low` to `high` obey the rows.
    func refutes(_ refutation: Refutation, low: [Int], high: [Int]) -> Bool {
        refutes(refutation, low, high, [])
    }

    private func refutes(_ refutation: Refutation, _ low: [Int], _ high: [Int], _ branches: [Branch]) -> Bool {
        switch refutation {
        case .sum(let multiples):
            guard let sum = sum(multiples, branches) else { return false }
            return least(sum, low, high) > sum.bound
        case .split(let chosen, let limit, let atMost, let more):
            // Deeper trees than this are not made, and could exhaust the stack.
            guard branches.count < 5_000 else { return false }
            let matches = people.kinds.map { kind in
                chosen.among.allSatisfy { kind.contains($0) == chosen.inside.contains($0) }
            }
            return refutes(
                atMost, low, high, branches + [Branch(people: matches, limit: limit, isUpper: true)])
                && refutes(
                    more, low, high, branches + [Branch(people: matches, limit: limit + 1, isUpper: false)])
        }
    }

    /// The sum of a refutation without cases, or nil when it has cases or names what it may not.
    func sum(of refutation: Refutation) -> Sum? {
        guard case .sum(let multiples) = refutation else { return nil }
        return sum(multiples, [])
    }

    /// The least that counts within the bounds give.
    func least(_ sum: Sum, _ low: [Int], _ high: [Int]) -> Int128 {
        var least: Int128 = 0
        for kind in low.indices {
            least += sum.weights[kind] * Int128(sum.weights[kind] > 0 ? low[kind] : high[kind])
        }
        return least
    }

    private func sum(_ multiples: [Refutation.Multiple], _ branches: [Branch]) -> Sum? {
        var sum = Sum(weights: Array(repeating: 0, count: people.sizes.count), bound: 0)
        for multiple in multiples {
            guard (1...1 << 40).contains(multiple.times) else { return nil }
            let times = Int128(multiple.times)
            if case .branch(let depth) = multiple.row {
                guard branches.indices.contains(depth) else { return nil }
                let branch = branches[depth]
                let sign: Int128 = branch.isUpper ? 1 : -1
                for kind in branch.people.indices where branch.people[kind] { sum.weights[kind] += sign * times }
                sum.bound += sign * times * Int128(branch.limit)
                continue
            }
            guard let row = rows[multiple.row] else { return nil }
            for kind in sum.weights.indices {
                let inside = row.group.map { people.kinds[kind].contains($0) } ?? false
                sum.weights[kind] += times * Int128(row.all + (inside ? row.inside : 0))
            }
            sum.bound += times * Int128(row.bound)
        }
        return sum
    }
}
