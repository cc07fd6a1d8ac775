// SPDX-License-Identifier: Apache-2.0

/// What each move costs, and which pays most.
extension Simplex {
    /// The cost of a variable in the basis while some are outside their bounds.
    func infeasibility(_ variable: Int) -> Double {
        if value[variable] < low[variable] - Self.tolerance { return -1 }
        return value[variable] > high[variable] + Self.tolerance ? 1 : 0
    }

    /// Sets the prices for the current basis; true while some variable is outside its bounds.
    mutating func price(_ objective: Int?) -> Bool {
        var isInfeasible = false
        var keyCost = [Double](repeating: 0, count: units)
        var cost = [Double](repeating: 0, count: rows)
        for unit in 0..<units {
            keyCost[unit] = infeasibility(key[unit])
            isInfeasible = isInfeasible || keyCost[unit] != 0
        }
        for (position, variable) in work.enumerated() {
            cost[position] = infeasibility(variable)
            isInfeasible = isInfeasible || cost[position] != 0
        }
        if !isInfeasible, let objective {
            let logical = structurals + units + objective
            if slot[logical] >= 0 { cost[Int(slot[logical])] = -1 }
        }
        for (position, variable) in work.enumerated() {
            let unit = unit(of: variable)
            if unit >= 0 { cost[position] -= keyCost[unit] }
        }
        sidePrices = solver.solveTransposed(cost)
        priceTypes()
        unitPrices = keyCost
        for unit in 0..<units { unitPrices[unit] -= priceOfColumn(key[unit]) }
        return isInfeasible
    }

    private mutating func priceTypes() {
        let columns = polytope.columns
        let sidePrices = sidePrices
        typePrices.withUnsafeMutableBufferPointer { typePrices in
            for type in typePrices.indices {
                var sum = 0.0
                for position in columns.range(type) {
                    let term = columns.terms[position]
                    sum += sidePrices[term.row] * Double(term.coefficient)
                }
                typePrices[type] = sum
            }
        }
        for (type, split) in splitRowsOfType { typePrices[type] += sidePrices[split] }
    }

    func priceOfColumn(_ variable: Int) -> Double {
        if variable < structurals { return typePrices[Int(polytope.typeOf[variable])] }
        return variable < structurals + units ? 0 : -sidePrices[variable - structurals - units]
    }

    struct Entering {
        let variable: Int
        let direction: Double
        let reducedCost: Double
    }

    /// The reduced cost of a variable outside the basis.
    func reducedCost(_ variable: Int, _ goal: Int?) -> Double {
        if variable < structurals {
            let unit = Int(polytope.unitOf[variable])
            return -typePrices[Int(polytope.typeOf[variable])] - (unit >= 0 ? unitPrices[unit] : 0)
        }
        if variable < structurals + units { return -unitPrices[variable - structurals] }
        let row = variable - structurals - units
        return sidePrices[row] - (row == goal ? 1 : 0)
    }

    func entering(_ variable: Int, _ reduced: Double) -> Entering? {
        guard slot[variable] == -1, reduced < 0 ? value[variable] < high[variable] : value[variable] > low[variable]
        else { return nil }
        return Entering(variable: variable, direction: reduced < 0 ? 1 : -1, reducedCost: reduced)
    }

    /// Those of a pool whose move pays most at the present prices.
    func repriced(_ pool: [Int], _ goal: Int?) -> [Entering] {
        var found: [Entering] = []
        var most = Self.tolerance * 10
        for variable in pool where slot[variable] == -1 {
            let reduced = reducedCost(variable, goal)
            guard abs(reduced) >= most * (1 - 1e-9), let candidate = entering(variable, reduced) else { continue }
            if abs(reduced) > most * (1 + 1e-9) {
                found.removeAll(keepingCapacity: true)
                most = abs(reduced)
            }
            found.append(candidate)
        }
        return found
    }

    /// The variables outside the basis whose move pays most, all equally; several can move at the same prices.
    mutating func candidates(_ goal: Int?, firstOnly: Bool) -> [Entering] {
        if firstOnly { nextBlock = 0 }
        var found: [Entering] = []
        var most = Self.tolerance * 10
        func consider(_ variable: Int, _ reduced: Double) {
            guard abs(reduced) >= most * (1 - 1e-9), found.count < Self.batch || abs(reduced) > most * (1 + 1e-9),
                !firstOnly || found.isEmpty, let candidate = entering(variable, reduced)
            else { return }
            if abs(reduced) > most * (1 + 1e-9) {
                found.removeAll(keepingCapacity: true)
                if !firstOnly { most = abs(reduced) }
            }
            found.append(candidate)
        }
        typePrices.withUnsafeBufferPointer { typePrices in
            unitPrices.withUnsafeBufferPointer { unitPrices in
                polytope.typeOf.withUnsafeBufferPointer { typeOf in
                    polytope.unitOf.withUnsafeBufferPointer { unitOf in
                        slot.withUnsafeBufferPointer { slot in
                            // Block by block from where the last search stopped; one with candidates is enough.
                            var seen = 0
                            var place = movable.partitioningIndex { $0 >= nextBlock }
                            while seen < structurals && found.isEmpty {
                                let end = min(nextBlock + Self.block, structurals)
                                while place < movable.count, movable[place] < end {
                                    let v = Int(movable[place])
                                    place += 1
                                    guard slot[v] == -1 else { continue }
                                    let unit = Int(unitOf[v])
                                    let reduced = -typePrices[Int(typeOf[v])] - (unit >= 0 ? unitPrices[unit] : 0)
                                    if abs(reduced) >= most * (1 - 1e-9) { consider(v, reduced) }
                                }
                                seen += end - nextBlock
                                nextBlock = end < structurals ? end : 0
                                if nextBlock == 0 { place = 0 }
                            }
                        }
                    }
                }
            }
        }
        for variable in structurals..<structurals + units + rows where slot[variable] == -1 {
            consider(variable, reducedCost(variable, goal))
        }
        return found
    }

    /// The candidates kept for one set of prices.
    static let batch = 256
    /// The signatures priced at once.
    static let block = 2_048
}
