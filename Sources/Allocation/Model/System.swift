// SPDX-License-Identifier: Apache-2.0

/// The rows that hold at one step of the settlement, each with where it comes from.
struct System: Sendable {
    /// Why a row holds, or that it is the assumption to refute.
    enum Source: Sendable, Hashable {
        /// The hard row of the rule with this index.
        case rule(Int)
        /// The reserve with this rule index gets what it can get.
        case kept(Int)
        /// The size is the largest possible.
        case size
        /// What the question asks for.
        case assumption
        /// A group holds, or is filled by, those of a last class who would have to pass it.
        case held
    }

    struct Entry: Sendable {
        var row: Row
        var source: Source
    }

    var entries: [Entry] = []

    /// No row yet, and room for so many.
    init(capacity: Int = 0) { entries.reserveCapacity(capacity) }

    mutating func add(_ row: Row, _ source: Source) { entries.append(Entry(row: row, source: source)) }

    func adding(_ row: Row, _ source: Source) -> System {
        var system = self
        system.add(row, source)
        return system
    }

    /// The rules that some entries come from.
    func rules(of places: some Sequence<Int>) -> Set<Int> {
        var rules: Set<Int> = []
        for place in places {
            switch entries[place].source {
            case .rule(let rule), .kept(let rule): rules.insert(rule)
            case .size, .assumption, .held: break
            }
        }
        return rules
    }

    /// Whether a row of a proof comes from a rule.
    func isOf(_ source: Proof.Source, _ rule: Int) -> Bool {
        guard case .entry(let entry) = source else { return false }
        return entries[entry].source == .rule(rule) || entries[entry].source == .kept(rule)
    }

    /// The same rows in the same places, of which those of one rule say nothing any more; `population` people compete.
    func muting(_ rule: Int, _ population: Int) -> System {
        var system = self
        for (index, entry) in entries.enumerated() where isOf(.entry(index), rule) {
            system.entries[index].row.bound = (abs(entry.row.inside) + abs(entry.row.all)) * population
        }
        return system
    }

    /// The same conditions on sets of exactly `size`, where every row bounds the count of a group and shares are rounded.
    func fixed(size: Int) -> System {
        var system = System(capacity: entries.count + 2)
        system.add(.size(atMost: size), .size)
        system.add(.size(atLeast: size), .size)
        for entry in entries {
            guard let group = entry.row.group else { continue }
            // inside·g ≤ bound − all·size
            let bound = entry.row.bound - entry.row.all * size
            let row: Row =
                entry.row.inside > 0
                ? .atMost(floorDivide(bound, entry.row.inside), in: group)
                : .atLeast(-floorDivide(bound, -entry.row.inside), in: group)
            system.add(row, entry.source)
        }
        return system
    }
}

/// The quotient rounded down; the divisor is positive.
func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return a % b < 0 ? quotient - 1 : quotient
}
