// SPDX-License-Identifier: Apache-2.0

/// Finds the settlement: shortfalls in order, then size, then merit class by class.
struct Settler {
    let model: Model
    let rules: [RuleBook.Rule]
    /// The steps one question may take before it is "not determined".
    static let stepsPerQuestion = 200_000
    /// The states a walk may hold at once before it is "not determined".
    static let statesPerClass = 4_096

    private struct TooLarge: Error {}

    func settle() -> Settlement {
        var result = Settlement()
        do {
            try settle(&result)
        } catch {
            result.isDetermined = false
        }
        return result
    }

    private func settle(_ result: inout Settlement) throws(TooLarge) {
        var rows = rules.compactMap(\.hard)
        guard try isPossible(rows) else {
            result.isPossible = false
            return
        }
        for rule in rules {
            guard let wanted = rule.wanted, let group = rule.group else { continue }
            let members = model.signaturesOf[group].reduce(0) { $0 + model.sizes[$1] }
            let got = try largest(upTo: min(wanted, members)) { got throws(TooLarge) in
                try isPossible(rows + [.atLeast(got, in: group)])
            }
            rows.append(.atLeast(got, in: group))
            result.shortfalls.append(wanted - got)
        }
        result.size = try largest(upTo: model.population) { size throws(TooLarge) in
            try isPossible(rows + [.size(atLeast: size)])
        }
        rows += [.size(atLeast: result.size), .size(atMost: result.size)]
        try walk(rows, &result)
    }

    /// The largest value that holds, where 0 does and holding for one value means holding for all below it.
    private func largest(
        upTo limit: Int, _ holds: (Int) throws(TooLarge) -> Bool
    ) throws(TooLarge) -> Int {
        var (low, high) = (0, limit)
        while low < high {
            let middle = high - (high - low) / 2
            if try holds(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func isPossible(_ rows: [Row], _ low: [Int]? = nil, _ high: [Int]? = nil) throws(TooLarge) -> Bool {
        var search = BoxSearch(model: model, rows: rows, budget: Self.stepsPerQuestion)
        switch search.find(from: low ?? model.decided, to: high ?? model.sizes) {
        case .counts: return true
        case .none: return false
        case .tooLarge: throw TooLarge()
        }
    }

    // MARK: - Merit and ties

    private func walk(_ rows: [Row], _ result: inout Settlement) throws(TooLarge) {
        var later = [Int](repeating: 0, count: model.sizes.count)
        for tie in model.classes { for entry in tie.entries { later[entry.signature] += entry.count } }
        var states = [model.decided]
        var levels: [Level] = []
        for tie in model.classes {
            for entry in tie.entries { later[entry.signature] -= entry.count }
            var level = Level(choices: [], children: [])
            var next: [[Int]] = []
            var known: [[Int]: Int] = [:]
            for state in states {
                let choices = try choices(of: tie, after: state, later, rows)
                level.choices.append(choices)
                level.children.append(
                    choices.map { choice in
                        var child = state
                        for (entry, count) in zip(tie.entries, choice) { child[entry.signature] += count }
                        if let index = known[child] { return index }
                        known[child] = next.count
                        next.append(child)
                        return next.count - 1
                    })
            }
            guard next.count <= Self.statesPerClass else { throw TooLarge() }
            levels.append(level)
            states = next
        }
        describe(levels, states, &result)
    }

    /// The choices possible in each state before a class, and the state each leads to.
    private struct Level {
        var choices: [[[Int]]]
        var children: [[Int]]
    }

    /// The inclusion-maximal counts of a class that keep the prefix extendable.
    private func choices(
        of tie: Model.TieClass, after state: [Int], _ later: [Int], _ rows: [Row]
    ) throws(TooLarge) -> [[Int]] {
        let high = zip(state, later).map(+)
        func extends(_ counts: [Int]) throws(TooLarge) -> Bool {
            var (low, high) = (state, high)
            for (entry, count) in zip(tie.entries, counts) {
                low[entry.signature] += count
                high[entry.signature] += entry.count
            }
            return try isPossible(rows, low, high)
        }
        var found: [[Int]] = []
        var tried: Set<[Int]> = []
        var queue = [tie.entries.map(\.count)]
        // Downwards from the whole class: what is not extendable is replaced by everything one person smaller.
        while !queue.isEmpty {
            var below: [[Int]] = []
            for counts in queue {
                if found.contains(where: { zip($0, counts).allSatisfy { $0 >= $1 } }) { continue }
                if try extends(counts) {
                    found.append(counts)
                    continue
                }
                for index in counts.indices where counts[index] > 0 {
                    var smaller = counts
                    smaller[index] -= 1
                    if tried.insert(smaller).inserted { below.append(smaller) }
                }
            }
            guard tried.count <= Self.stepsPerQuestion else { throw TooLarge() }
            queue = below
        }
        return found
    }

    private func describe(_ levels: [Level], _ last: [[Int]], _ result: inout Settlement) {
        for (index, level) in levels.enumerated() {
            let entries = model.classes[index].entries
            let choices = level.choices.joined()
            let totals = choices.map { $0.reduce(0, +) }
            result.seats.append((totals.min() ?? 0)...(totals.max() ?? 0))
            result.isOpen.append(
                level.choices.contains { options in
                    options.count > 1
                        || options.contains { zip($0, entries).contains { 0 < $0 && $0 < $1.count } }
                })
            result.fates.append(
                entries.indices.map { entry in
                    var fate = Settlement.Fate()
                    fate.everIn = choices.contains { $0[entry] > 0 }
                    fate.everOut = choices.contains { $0[entry] < entries[entry].count }
                    if fate.everIn && fate.everOut { fate.deciders = deciders(index, entry, levels) }
                    return fate
                })
        }
        result.have = rules.map { rule in
            guard let group = rule.group else { return result.size...result.size }
            let counts = last.map { state in model.signaturesOf[group].reduce(0) { $0 + state[$1] } }
            return (counts.min() ?? 0)...(counts.max() ?? 0)
        }
    }

    /// The classes whose resolution decides about the members of an entry.
    private func deciders(_ index: Int, _ entry: Int, _ levels: [Level]) -> [Int] {
        let size = model.classes[index].entries[entry].count
        // Bit 0: a member can be in; bit 1: a member can be out.
        var possible = levels[index].choices.map { options in
            options.reduce(0) { $0 | ($1[entry] > 0 ? 1 : 0) | ($1[entry] < size ? 2 : 0) }
        }
        var deciders = possible.contains(3) ? [index] : []
        for earlier in (0..<index).reversed() {
            let children = levels[earlier].children
            if children.contains(where: { Set($0.map { possible[$0] }).count > 1 }) { deciders.append(earlier) }
            possible = children.map { $0.reduce(0) { $0 | possible[$1] } }
        }
        return deciders.reversed()
    }
}
