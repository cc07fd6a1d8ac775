// SPDX-License-Identifier: Apache-2.0

/// The primal simplex method on a polytope, in floating point: a fast adviser whose every answer is checked in integers.
///
/// Units are kept implicit by generalized upper bounding: each has one *key* variable in the basis, so that only a small
/// *working basis*, one column per side row, is factored. Variables outside the basis rest on whole numbers, not only on
/// their bounds, so that any set of counts is a start; a start that nearly fits needs few steps.
struct Simplex {
    enum Status {
        case feasible
        case infeasible
        /// Too many steps or a singular basis; nothing is claimed.
        case failed
    }

    private(set) var polytope: Polytope
    /// Signatures, then one slack per unit, then one logical variable per side row (including splits).
    let structurals: Int
    let units: Int
    var rows: Int
    /// Side rows added by branching: the number of people of one type.
    var splitTypes: [Int] = []
    var splitRowsOfType: [Int: Int] = [:]
    /// The depth of the split that set each split row's bounds.
    var lowDepth: [Int] = []
    var highDepth: [Int] = []

    var low: [Double]
    var high: [Double]
    var value: [Double]
    /// The position in the working basis, -1 outside the basis, -2 for a key.
    var slot: [Int32]
    var work: [Int]
    var key: [Int]
    /// What the variables outside the basis contribute to each side row and unit.
    var sideSum: [Double] = []
    var unitSum: [Double] = []
    var unitHigh: [Double]
    /// The multipliers of side rows and units at the last infeasible end.
    var sidePrices: [Double] = []
    var unitPrices: [Double] = []
    /// What the side prices make of the column of each type.
    var typePrices: [Double]
    var solver = LinearSolver()
    /// Where the search for a candidate goes on.
    var nextBlock = 0
    /// The signatures whose number may change at all, ascending.
    var movable: [Int32] = []

    static let tolerance = 1e-7
    static let stepLimit = 20_000

    init(_ polytope: Polytope, low: [Int], high: [Int], start: [Int]) {
        self.polytope = polytope
        structurals = low.count
        units = polytope.units.count
        rows = polytope.sides.count
        self.low = low.map(Double.init)
        self.high = high.map(Double.init)
        value = start.map(Double.init)
        let logicals = [Double](repeating: 0, count: units + rows)
        self.low += logicals
        self.high += logicals
        value += logicals
        unitHigh = []
        typePrices = Array(repeating: 0, count: polytope.columns.count)
        slot = Array(repeating: -1, count: value.count)
        work = (0..<rows).map { low.count + polytope.units.count + $0 }
        key = (0..<units).map { low.count + $0 }
        for (position, variable) in work.enumerated() { slot[variable] = Int32(position) }
        for variable in key { slot[variable] = -2 }
        bound(by: polytope)
        settleOutside()
    }

    /// Takes the bounds of a polytope with the same rows; call `rebound` before solving.
    mutating func bound(by polytope: Polytope) {
        self.polytope = polytope
        unitHigh = polytope.units.map { Double($0.upper ?? 0) }
        for (index, unit) in polytope.units.enumerated() {
            low[structurals + index] = 0
            high[structurals + index] = unit.lower.map { Double((unit.upper ?? 0) - $0) } ?? .infinity
        }
        for (index, side) in polytope.sides.enumerated() {
            low[structurals + units + index] = side.lower.map(Double.init) ?? -.infinity
            high[structurals + units + index] = side.upper.map(Double.init) ?? .infinity
        }
    }

    /// Moves to other bounds on the signatures, keeping the basis.
    mutating func rebound(low: [Int], high: [Int], start: [Int]?) {
        for s in 0..<structurals { self.low[s] = Double(low[s]) }
        for s in 0..<structurals { self.high[s] = Double(high[s]) }
        if let start { for s in 0..<structurals where slot[s] == -1 { value[s] = Double(start[s]) } }
        settleOutside()
    }

    /// Brings the variables outside the basis inside their bounds and sums up what they contribute.
    mutating func settleOutside() {
        sideSum = Array(repeating: 0, count: rows)
        unitSum = Array(repeating: 0, count: units)
        var perType = [Double](repeating: 0, count: polytope.columns.count)
        let (low, high, slot) = (low, high, slot)
        movable = (0..<Int32(structurals)).filter { low[Int($0)] < high[Int($0)] }
        let polytope = polytope
        value.withUnsafeMutableBufferPointer { value in
            unitSum.withUnsafeMutableBufferPointer { unitSum in
                perType.withUnsafeMutableBufferPointer { perType in
                    for v in 0..<structurals where slot[v] == -1 {
                        let settled = min(max(value[v], low[v]), high[v])
                        value[v] = settled
                        guard settled != 0 else { continue }
                        perType[Int(polytope.typeOf[v])] += settled
                        let unit = polytope.unitOf[v]
                        if unit >= 0 { unitSum[Int(unit)] += settled }
                    }
                }
            }
        }
        for v in structurals..<value.count where slot[v] == -1 {
            value[v] = min(max(value[v], low[v]), high[v])
            addOutside(v, value[v])
        }
        var sums = sideSum
        for (type, sum) in perType.enumerated() where sum != 0 { addType(type, sum, to: &sums) }
        sideSum = sums
    }

    // MARK: - Columns

    func unit(of variable: Int) -> Int {
        if variable < structurals { return Int(polytope.unitOf[variable]) }
        return variable < structurals + units ? variable - structurals : -1
    }

    private func addType(_ type: Int, _ scale: Double, to sum: inout [Double]) {
        for position in polytope.columns.range(type) {
            let term = polytope.columns.terms[position]
            sum[term.row] += scale * Double(term.coefficient)
        }
        if let split = splitRowsOfType[type] { sum[split] += scale }
    }

    func addColumn(_ variable: Int, _ scale: Double, to sum: inout [Double]) {
        if variable < structurals {
            addType(Int(polytope.typeOf[variable]), scale, to: &sum)
        } else if variable >= structurals + units {
            sum[variable - structurals - units] -= scale
        }
    }

    mutating func addOutside(_ variable: Int, _ scale: Double) {
        var sums: [Double] = []
        swap(&sums, &sideSum)
        addColumn(variable, scale, to: &sums)
        swap(&sums, &sideSum)
        let unit = unit(of: variable)
        if unit >= 0 { unitSum[unit] += scale }
    }

    /// The column of a variable once the key of its unit has absorbed the unit's row.
    func reducedColumn(_ variable: Int, _ scale: Double) -> [Double] {
        var column = [Double](repeating: 0, count: rows)
        addColumn(variable, scale, to: &column)
        let unit = unit(of: variable)
        if unit >= 0 { addColumn(key[unit], -scale, to: &column) }
        return column
    }

    // MARK: - Branching

    /// Bounds the number of people of a type, as a side row of its own; `depth` numbers the split.
    mutating func split(type: Int, atLeast: Int? = nil, atMost: Int? = nil, depth: Int) {
        let row = splitRowsOfType[type] ?? addSplitRow(type)
        let logical = structurals + units + row
        let index = row - polytope.sides.count
        if let atLeast {
            low[logical] = Double(atLeast)
            lowDepth[index] = depth
        }
        if let atMost {
            high[logical] = Double(atMost)
            highDepth[index] = depth
        }
        settleOutside()
    }

    private mutating func addSplitRow(_ type: Int) -> Int {
        let row = rows
        splitRowsOfType[type] = row
        splitTypes.append(type)
        lowDepth.append(-1)
        highDepth.append(-1)
        slot.append(Int32(row))
        work.append(value.count)
        low.append(-.infinity)
        high.append(.infinity)
        value.append(0)
        rows += 1
        return row
    }
}
