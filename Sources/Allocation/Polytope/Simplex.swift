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

    let polytope: Polytope
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
    var solver = LinearSolver()
    /// Where the search for a candidate goes on.
    private var nextBlock = 0

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
        unitHigh = polytope.units.map { Double($0.upper ?? 0) }
        for unit in polytope.units {
            self.low.append(0)
            self.high.append(unit.lower.map { Double((unit.upper ?? 0) - $0) } ?? .infinity)
            value.append(0)
        }
        for side in polytope.sides {
            self.low.append(side.lower.map(Double.init) ?? -.infinity)
            self.high.append(side.upper.map(Double.init) ?? .infinity)
            value.append(0)
        }
        slot = Array(repeating: -1, count: value.count)
        work = (0..<rows).map { low.count + polytope.units.count + $0 }
        key = (0..<units).map { low.count + $0 }
        for (position, variable) in work.enumerated() { slot[variable] = Int32(position) }
        for variable in key { slot[variable] = -2 }
        settleOutside()
    }

    /// Moves to other bounds on the signatures, keeping the basis.
    mutating func rebound(low: [Int], high: [Int], start: [Int]?) {
        for s in 0..<structurals {
            self.low[s] = Double(low[s])
            self.high[s] = Double(high[s])
            if slot[s] == -1, let start { value[s] = Double(start[s]) }
        }
        settleOutside()
    }

    /// Brings the variables outside the basis inside their bounds and sums up what they contribute.
    mutating func settleOutside() {
        sideSum = Array(repeating: 0, count: rows)
        unitSum = Array(repeating: 0, count: units)
        var perType = [Double](repeating: 0, count: polytope.columns.count)
        for v in value.indices where slot[v] == -1 {
            value[v] = min(max(value[v], low[v]), high[v])
            guard v < structurals else {
                addOutside(v, value[v])
                continue
            }
            perType[Int(polytope.typeOf[v])] += value[v]
            let unit = polytope.unitOf[v]
            if unit >= 0 { unitSum[Int(unit)] += value[v] }
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
        for term in polytope.columns[type] { sum[term.row] += scale * Double(term.coefficient) }
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
    private func reducedColumn(_ variable: Int, _ scale: Double) -> [Double] {
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

    // MARK: - Steps

    /// Looks for values within all bounds; then, with an objective, raises that side row as far as it goes.
    mutating func solve(maximizing objective: Int? = nil) -> Status {
        var stalled = 0
        var pool: [Int] = []
        for _ in 0..<Self.stepLimit {
            guard factorAndEvaluate() else { return .failed }
            let isInfeasible = price(objective)
            if !isInfeasible && objective == nil { return .feasible }
            // After a long stall the first candidate is taken, which cannot cycle.
            let mustAdvance = stalled > 60
            // Those that paid a moment ago often still do; everyone is priced anew only when none does.
            let goal = isInfeasible ? nil : objective
            var candidates = mustAdvance ? [] : repriced(pool, goal)
            if candidates.isEmpty {
                candidates = self.candidates(goal, firstOnly: mustAdvance)
                pool = candidates.map(\.variable)
            }
            if candidates.isEmpty { return isInfeasible ? .infeasible : .feasible }
            stalled += 1
            for entering in candidates {
                guard let step = step(entering, phaseTwo: !isInfeasible, firstOnly: mustAdvance) else { return .failed }
                if step.distance > Self.tolerance { stalled = 0 }
                if !step.keepsPrices { break }
            }
        }
        return .failed
    }

    private mutating func factorAndEvaluate() -> Bool {
        var matrix = [Double](repeating: 0, count: rows * rows)
        for (column, variable) in work.enumerated() {
            let entries = reducedColumn(variable, 1)
            for row in 0..<rows { matrix[row * rows + column] = entries[row] }
        }
        guard solver.factor(matrix, size: rows) else { return false }
        var right = sideSum
        for unit in 0..<units { addColumn(key[unit], unitHigh[unit] - unitSum[unit], to: &right) }
        for row in 0..<rows { right[row] = -right[row] }
        let values = solver.solve(right)
        for unit in 0..<units { value[key[unit]] = unitHigh[unit] - unitSum[unit] }
        for (position, variable) in work.enumerated() {
            value[variable] = values[position]
            let unit = unit(of: variable)
            if unit >= 0 { value[key[unit]] -= values[position] }
        }
        return true
    }

    /// The cost of a variable in the basis while some are outside their bounds.
    private func infeasibility(_ variable: Int) -> Double {
        if value[variable] < low[variable] - Self.tolerance { return -1 }
        return value[variable] > high[variable] + Self.tolerance ? 1 : 0
    }

    /// Sets the prices for the current basis; true while some variable is outside its bounds.
    private mutating func price(_ objective: Int?) -> Bool {
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
        unitPrices = keyCost
        for unit in 0..<units { unitPrices[unit] -= priceOfColumn(key[unit]) }
        return isInfeasible
    }

    private func priceOfType(_ type: Int) -> Double {
        var sum = 0.0
        for term in polytope.columns[type] { sum += sidePrices[term.row] * Double(term.coefficient) }
        if let split = splitRowsOfType[type] { sum += sidePrices[split] }
        return sum
    }

    private func priceOfColumn(_ variable: Int) -> Double {
        if variable < structurals { return priceOfType(Int(polytope.typeOf[variable])) }
        return variable < structurals + units ? 0 : -sidePrices[variable - structurals - units]
    }

    private struct Entering {
        let variable: Int
        let direction: Double
        let reducedCost: Double
    }

    /// The reduced cost of a variable outside the basis.
    private func reducedCost(_ variable: Int, _ goal: Int?) -> Double {
        if variable < structurals {
            let unit = Int(polytope.unitOf[variable])
            return -priceOfType(Int(polytope.typeOf[variable])) - (unit >= 0 ? unitPrices[unit] : 0)
        }
        if variable < structurals + units { return -unitPrices[variable - structurals] }
        let row = variable - structurals - units
        return sidePrices[row] - (row == goal ? 1 : 0)
    }

    private func entering(_ variable: Int, _ reduced: Double) -> Entering? {
        guard slot[variable] == -1, reduced < 0 ? value[variable] < high[variable] : value[variable] > low[variable]
        else { return nil }
        return Entering(variable: variable, direction: reduced < 0 ? 1 : -1, reducedCost: reduced)
    }

    /// Those of a pool whose move pays most at the present prices.
    private func repriced(_ pool: [Int], _ goal: Int?) -> [Entering] {
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
    private mutating func candidates(_ goal: Int?, firstOnly: Bool) -> [Entering] {
        if firstOnly { nextBlock = 0 }
        let typePrices = polytope.columns.indices.map(priceOfType)
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
                            while seen < structurals && found.isEmpty {
                                let end = min(nextBlock + Self.block, structurals)
                                for v in nextBlock..<end where slot[v] == -1 {
                                    let unit = Int(unitOf[v])
                                    let reduced = -typePrices[Int(typeOf[v])] - (unit >= 0 ? unitPrices[unit] : 0)
                                    if abs(reduced) >= most * (1 - 1e-9) { consider(v, reduced) }
                                }
                                seen += end - nextBlock
                                nextBlock = end < structurals ? end : 0
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
    private static let batch = 256
    /// The signatures priced at once.
    private static let block = 2_048

    /// A value at which the cost of moving on grows, because a variable of the basis meets a bound.
    private struct Breakpoint {
        let distance: Double
        let variable: Int
        let bound: Double
        let slope: Double
    }

    /// Moves the entering variable as far as that pays, exchanging it into the basis where one blocks.
    private mutating func step(
        _ entering: Entering, phaseTwo: Bool, firstOnly: Bool
    ) -> (distance: Double, keepsPrices: Bool)? {
        let change = solver.solve(reducedColumn(entering.variable, -entering.direction))
        let enteringUnit = unit(of: entering.variable)
        var keyChange: [Int: Double] = [:]
        if enteringUnit >= 0 { keyChange[enteringUnit] = -entering.direction }
        for (position, variable) in work.enumerated() where abs(change[position]) > 1e-11 {
            let unit = unit(of: variable)
            if unit >= 0 { keyChange[unit, default: 0] -= change[position] }
        }
        var breakpoints: [Breakpoint] = []
        func note(_ variable: Int, _ rate: Double) {
            guard abs(rate) > 1e-9 else { return }
            let now = value[variable]
            let (near, far) = rate > 0 ? (low[variable], high[variable]) : (high[variable], low[variable])
            let isShort = rate > 0 ? now < near - Self.tolerance : now > near + Self.tolerance
            if isShort {
                breakpoints.append(
                    Breakpoint(distance: (near - now) / rate, variable: variable, bound: near, slope: abs(rate)))
            }
            let isBeyond = rate > 0 ? now > far + Self.tolerance : now < far - Self.tolerance
            if !isBeyond, far.isFinite {
                breakpoints.append(
                    Breakpoint(
                        distance: max(0, (far - now) / rate), variable: variable, bound: far,
                        slope: phaseTwo ? .infinity : abs(rate)))
            }
        }
        for (position, variable) in work.enumerated() { note(variable, change[position]) }
        for unit in keyChange.keys.sorted() { note(key[unit], keyChange[unit] ?? 0) }
        breakpoints.sort { ($0.distance, -$0.slope, $0.variable) < ($1.distance, -$1.slope, $1.variable) }

        let own =
            entering.direction > 0
            ? high[entering.variable] - value[entering.variable] : value[entering.variable] - low[entering.variable]
        var slope = -abs(entering.reducedCost)
        var leaving: Breakpoint?
        for point in breakpoints {
            if point.distance > own { break }
            slope += point.slope
            if slope >= -Self.tolerance || firstOnly {
                leaving = point
                break
            }
        }
        guard let leaving else {
            guard own.isFinite else { return nil }
            addOutside(entering.variable, entering.direction * own)
            value[entering.variable] += entering.direction * own
            for (position, variable) in work.enumerated() { value[variable] += change[position] * own }
            for (unit, rate) in keyChange { value[key[unit]] += rate * own }
            return (own, breakpoints.first.map { $0.distance > own + Self.tolerance } ?? true)
        }
        exchange(entering.variable, leaving)
        return (leaving.distance, false)
    }

    private mutating func exchange(_ entering: Int, _ leaving: Breakpoint) {
        addOutside(entering, -value[entering])
        var position = Int(slot[leaving.variable])
        if position == -2 {
            let unit = unit(of: leaving.variable)
            if let other = work.firstIndex(where: { self.unit(of: $0) == unit }) {
                // Another variable of the unit becomes its key, which leaves the place in the working basis free.
                key[unit] = work[other]
                slot[work[other]] = -2
                position = other
            } else {
                key[unit] = entering
                slot[entering] = -2
            }
        }
        if position >= 0 {
            work[position] = entering
            slot[entering] = Int32(position)
        }
        slot[leaving.variable] = -1
        value[leaving.variable] = leaving.bound
        addOutside(leaving.variable, leaving.bound)
    }
}
