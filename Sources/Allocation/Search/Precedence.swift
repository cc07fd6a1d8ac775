// SPDX-License-Identifier: Apache-2.0

/// Who may take whose seat as far as bounds go that cross the units.
///
/// Someone may take another's seat, their own unit having room, when no group with a lower bound holds the other alone and
/// no group with a crossing upper bound holds them alone. People of one *type* are alike in this.
struct Precedence {
    /// A bound on a group that crosses the units.
    struct Bound {
        let group: Int
        let isLower: Bool
        let number: Int

        /// That it is reached.
        var reached: Row { isLower ? .atMost(number, in: group) : .atLeast(number, in: group) }
    }

    /// The unit of each signature, where disjoint upper bounds make units, -1 for none.
    let unitOf: [Int]
    /// The upper bound and the group of each unit.
    let units: [(cap: Int, group: Int)]
    let crossing: [Bound]
    /// Signatures that no crossing bound tells apart.
    let typeOf: [Int32]
    private let groupsOfType: [[Int]]

    init(_ limits: Limits) {
        let model = limits.model
        var unitOf = model.sizes.map { _ in -1 }
        var units: [(cap: Int, group: Int)] = []
        var crossing: [Bound] = []
        // Small groups first, as the many small ones are the units.
        let sizes = limits.limits.map { model.signaturesOf[$0.group].count }
        for index in limits.limits.indices.sorted(by: { (sizes[$0], $0) < (sizes[$1], $1) }) {
            let limit = limits.limits[index]
            if limit.lower > 0 { crossing.append(Bound(group: limit.group, isLower: true, number: limit.lower)) }
            guard limit.upper < .max else { continue }
            let members = model.signaturesOf[limit.group]
            if members.allSatisfy({ unitOf[$0] < 0 }) {
                for s in members { unitOf[s] = units.count }
                units.append((limit.upper, limit.group))
            } else {
                crossing.append(Bound(group: limit.group, isLower: false, number: limit.upper))
            }
        }
        (self.unitOf, self.units, self.crossing) = (unitOf, units, crossing)
        var partition = Partition(count: model.sizes.count)
        for group in Set(crossing.map(\.group)).sorted() { partition.refine(by: group, model.signaturesOf[group]) }
        let numbered = partition.numbered()
        typeOf = numbered.label
        groupsOfType = numbered.groups.arrays
    }

    var typeCount: Int { groupsOfType.count }

    /// For each type, whether its people may take the seats of those of `type` where some crossing bounds are reached.
    func mayReplace(_ type: Int32, _ reached: Set<Int>) -> [Bool] {
        groupsOfType.indices.map { mayTake($0, from: Int(type), reached) }
    }

    /// For each type, whether those of `type` may take the seats of its people where some crossing bounds are reached.
    func mayBeReplaced(by type: Int32, _ reached: Set<Int>) -> [Bool] {
        groupsOfType.indices.map { mayTake(Int(type), from: $0, reached) }
    }

    private func mayTake(_ type: Int, from other: Int, _ reached: Set<Int>) -> Bool {
        reached.allSatisfy { index in
            let bound = crossing[index]
            let (joins, leaves) = (groupsOfType[type].contains(bound.group), groupsOfType[other].contains(bound.group))
            return bound.isLower ? joins || !leaves : !joins || leaves
        }
    }
}
