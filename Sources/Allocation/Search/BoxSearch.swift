// SPDX-License-Identifier: Apache-2.0

/// Whether counts within bounds can obey rows, by propagation and halving; exact integers throughout.
struct BoxSearch {
    enum Answer {
        case counts([Int])
        case none
        case tooLarge
    }

    let model: Model
    let rows: [Row]
    /// The steps left before the search gives up and says so.
    var budget: Int

    mutating func find(from low: [Int], to high: [Int]) -> Answer {
        guard budget > 0 else { return .tooLarge }
        budget -= 1
        var (low, high) = (low, high)
        guard propagate(&low, &high) else { return .none }
        var widest = -1
        for s in low.indices where high[s] > low[s] && (widest < 0 || high[s] - low[s] > high[widest] - low[widest]) {
            widest = s
        }
        guard widest >= 0 else { return .counts(low) }
        let middle = low[widest] + (high[widest] - low[widest]) / 2
        var (upper, lower) = (low, high)
        upper[widest] = middle + 1
        lower[widest] = middle
        let first = find(from: upper, to: high)
        guard case .none = first else { return first }
        return find(from: low, to: lower)
    }

    /// Tightens the bounds to what each row allows; false when some row cannot hold.
    private func propagate(_ low: inout [Int], _ high: inout [Int]) -> Bool {
        var changed = true
        while changed {
            changed = false
            for row in rows {
                var coefficient = [Int](repeating: row.all, count: low.count)
                if let group = row.group { for s in model.signaturesOf[group] { coefficient[s] += row.inside } }
                var slack = row.bound
                for s in low.indices { slack -= coefficient[s] * (coefficient[s] > 0 ? low[s] : high[s]) }
                if slack < 0 { return false }
                for s in low.indices where coefficient[s] != 0 {
                    let room = slack / abs(coefficient[s])
                    guard room < high[s] - low[s] else { continue }
                    if coefficient[s] > 0 { high[s] = low[s] + room } else { low[s] = high[s] - room }
                    changed = true
                }
            }
        }
        return true
    }
}
