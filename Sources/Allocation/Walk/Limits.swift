// SPDX-License-Identifier: Apache-2.0

/// The conditions on sets of a known size, in the form the walk keeps count of.
struct Limits: Sendable {
    /// Bounds on how many of a group are chosen.
    struct Limit: Sendable {
        let group: Int
        var upper = Int.max
        var lower = 0
        /// The entries of the system that the bounds come from.
        var upperEntry = -1
        var lowerEntry = -1

        /// Takes a row into account, the entry with this number.
        mutating func tighten(_ row: Row, _ entry: Int) {
            if row.inside > 0, row.bound < upper {
                upper = row.bound
                upperEntry = entry
            } else if row.inside < 0, -row.bound > lower {
                lower = -row.bound
                lowerEntry = entry
            }
        }
    }

    private(set) var model: Model
    private(set) var system: System
    let size: Int
    private(set) var limits: [Limit]
    /// The bounds of each, close together for whoever takes one person after the other.
    private(set) var upperBounds: [Int]
    private(set) var lowerBounds: [Int]
    /// The limits with a lower bound: those outside the group can fill what it leaves.
    private(set) var lowers: [Int32]
    /// The limits of each signature, one after the other, and where each signature's begin.
    let ofSignature: [Int32]
    let starts: [Int32]
    /// The entry of the system that says no more than `size` are chosen.
    let sizeEntry: Int

    /// - parameter system: rows on sets of exactly `size`, each bounding a plain count.
    init(_ model: Model, _ system: System, size: Int) {
        self.model = model
        self.system = system
        self.size = size
        sizeEntry = system.entries.firstIndex { $0.row.group == nil && $0.row.all > 0 } ?? 0
        var limits: [Limit] = []
        var known = [Int](repeating: -1, count: model.signaturesOf.count)
        for (entry, row) in system.entries.map(\.row).enumerated() {
            guard let group = row.group else { continue }
            let index = known[group] < 0 ? limits.count : known[group]
            if index == limits.count {
                known[group] = index
                limits.append(Limit(group: group))
            }
            limits[index].tighten(row, entry)
        }
        // What no choice can reach needs no counting.
        let reachable = limits.filter { limit in
            let members = model.signaturesOf[limit.group].reduce(0) { $0 + model.sizes[$1] }
            return limit.lower > 0 || limit.upper < min(members, size)
        }
        self.limits = reachable
        upperBounds = reachable.map(\.upper)
        lowerBounds = reachable.map(\.lower)
        lowers = reachable.indices.filter { reachable[$0].lower > 0 }.map(Int32.init)
        var starts = [Int32](repeating: 0, count: model.sizes.count + 1)
        for limit in reachable { for s in model.signaturesOf[limit.group] { starts[s + 1] += 1 } }
        for s in model.sizes.indices { starts[s + 1] += starts[s] }
        var ofSignature = [Int32](repeating: 0, count: Int(starts[model.sizes.count]))
        var ends = starts
        for (index, limit) in reachable.enumerated() {
            for s in model.signaturesOf[limit.group] {
                ofSignature[Int(ends[s])] = Int32(index)
                ends[s] += 1
            }
        }
        self.ofSignature = ofSignature
        self.starts = starts
    }

    /// The same conditions without one rule.
    func muting(_ rule: Int) -> Limits {
        var other = self
        other.system = system.muting(rule, model.population)
        let touched = Set(
            system.entries.indices.lazy.filter { system.isOf(.entry($0), rule) }.compactMap {
                system.entries[$0].row.group
            })
        for index in limits.indices where touched.contains(limits[index].group) {
            other.limits[index] = Limit(group: limits[index].group)
            for (entry, row) in other.system.entries.map(\.row).enumerated() where row.group == limits[index].group {
                other.limits[index].tighten(row, entry)
            }
        }
        other.upperBounds = other.limits.map(\.upper)
        other.lowerBounds = other.limits.map(\.lower)
        other.lowers = other.limits.indices.filter { other.limits[$0].lower > 0 }.map(Int32.init)
        return other
    }

    /// The same conditions on the same people in other classes.
    func with(_ classes: TieClasses) -> Limits {
        var other = self
        other.model = model.with(classes)
        return other
    }

    func limits(of signature: Int) -> ArraySlice<Int32> {
        ofSignature[Int(starts[signature])..<Int(starts[signature + 1])]
    }
}
