// SPDX-License-Identifier: Apache-2.0

/// A system of rows in the form the simplex method wants.
///
/// Rows with equal coefficients become one range. Pairwise disjoint groups whose ranges bound plain counts are kept
/// apart as *units*, however many there are: they cost the method no row. The signatures that all remaining *side rows*
/// treat alike form a *type*; a system with a hundred units and eight groups has at most 256 types.
struct Polytope: Sendable {
    /// One condition lower ≤ inside·|S ∩ G| + all·|S| ≤ upper; nil is no bound.
    struct Range: Sendable {
        let group: Int?
        let inside: Int
        let all: Int
        var lower: Int?
        var upper: Int?
        /// The entries of the system that the bounds come from.
        var lowerEntry = -1
        var upperEntry = -1

        func isLike(_ other: Range) -> Bool { (group, inside, all) == (other.group, other.inside, other.all) }
    }

    let model: Model
    private(set) var system: System
    private(set) var sides: [Range]
    private(set) var units: [Range]
    /// The unit of each signature, -1 for none.
    let unitOf: [Int32]
    let typeOf: [Int32]
    /// The groups with a side row that each type belongs to.
    let typeGroups: [[Int]]
    /// The groups with a side row.
    let sideGroups: [Int]
    /// The side rows and coefficients of each type.
    let columns: Columns
    /// The signatures of each type.
    let signaturesOfType: [[Int]]

    /// - parameter objective: a group whose count is to be raised, so that it needs a side row.
    init(_ model: Model, _ system: System, objective: Int? = nil) {
        self.model = model
        self.system = system
        let ranges = Self.ranges(system)
        let isUnit = Self.chooseUnits(ranges, model, objective)
        var unitOf = [Int32](repeating: -1, count: model.sizes.count)
        var units: [Range] = []
        var sides: [Range] = []
        for (index, range) in ranges.enumerated() {
            if isUnit[index], let group = range.group {
                for s in model.signaturesOf[group] { unitOf[s] = Int32(units.count) }
                units.append(range)
            } else {
                sides.append(range)
            }
        }
        var partition = Partition(count: model.sizes.count)
        let sideGroups = Set(sides.compactMap(\.group)).sorted()
        for group in sideGroups { partition.refine(by: group, model.signaturesOf[group]) }
        let (typeOf, groups, _) = partition.numbered()
        let typeGroups = groups.arrays
        var signaturesOfType = [[Int]](repeating: [], count: typeGroups.count)
        for (s, type) in typeOf.enumerated() { signaturesOfType[Int(type)].append(s) }

        self.units = units
        self.sides = sides
        self.unitOf = unitOf
        self.sideGroups = sideGroups
        self.signaturesOfType = signaturesOfType
        self.typeOf = typeOf
        self.typeGroups = typeGroups
        columns = Columns(
            typeGroups.map { groups in
                sides.enumerated().compactMap { index, side in
                    let inside = side.group.map { groups.contains($0) } ?? false
                    let coefficient = side.all + (inside ? side.inside : 0)
                    return coefficient == 0 ? nil : Columns.Term(row: index, coefficient: coefficient)
                }
            })
    }

    /// Takes the bounds of another system with the same rows.
    mutating func bound(by system: System) {
        self.system = system
        var (side, unit) = (0, 0)
        // Sides and units keep the order in which the rows appear.
        for range in Self.ranges(system) {
            if side < sides.count, sides[side].isLike(range) {
                sides[side] = range
                side += 1
            } else {
                units[unit] = range
                unit += 1
            }
        }
    }

    /// The rows of a system with equal coefficients merged, in order of first appearance.
    private static func ranges(_ system: System) -> [Range] {
        struct Key: Hashable {
            let group: Int?
            let inside: Int
            let all: Int
        }
        var ranges: [Range] = []
        var known: [Key: Int] = [:]
        for (entry, row) in system.entries.map(\.row).enumerated() {
            let isLower = row.inside < 0 || (row.inside == 0 && row.all < 0)
            let sign = isLower ? -1 : 1
            let key = Key(group: row.inside == 0 ? nil : row.group, inside: sign * row.inside, all: sign * row.all)
            let index = known[key] ?? ranges.count
            if index == ranges.count {
                known[key] = index
                ranges.append(Range(group: key.group, inside: key.inside, all: key.all))
            }
            if isLower, ranges[index].lower.map({ -row.bound > $0 }) ?? true {
                ranges[index].lower = -row.bound
                ranges[index].lowerEntry = entry
            } else if !isLower, ranges[index].upper.map({ row.bound < $0 }) ?? true {
                ranges[index].upper = row.bound
                ranges[index].upperEntry = entry
            }
        }
        return ranges
    }

    /// Disjoint groups with plain bounds, the smallest first because they leave room for the most.
    private static func chooseUnits(_ ranges: [Range], _ model: Model, _ objective: Int?) -> [Bool] {
        var isUnit = [Bool](repeating: false, count: ranges.count)
        var isTaken = [Bool](repeating: false, count: model.sizes.count)
        let plain = ranges.indices.filter {
            ranges[$0].group != nil && ranges[$0].group != objective && ranges[$0].inside == 1 && ranges[$0].all == 0
                && ranges[$0].upper != nil
        }
        func signatures(_ index: Int) -> ArraySlice<Int> { ranges[index].group.map { model.signaturesOf[$0] } ?? [] }
        for index in plain.sorted(by: { (signatures($0).count, $0) < (signatures($1).count, $1) }) {
            guard signatures(index).allSatisfy({ !isTaken[$0] }) else { continue }
            for s in signatures(index) { isTaken[s] = true }
            isUnit[index] = true
        }
        return isUnit
    }
}
