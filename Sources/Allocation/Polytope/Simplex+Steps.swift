// SPDX-License-Identifier: Apache-2.0

/// Moving from basis to basis.
extension Simplex {
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

    mutating func factorAndEvaluate() -> Bool {
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

    /// A value at which the cost of moving on grows, because a variable of the basis meets a bound.
    struct Breakpoint {
        let distance: Double
        let variable: Int
        let bound: Double
        let slope: Double
    }

    /// Moves the entering variable as far as that pays, exchanging it into the basis where one blocks.
    mutating func step(
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

    mutating func exchange(_ entering: Int, _ leaving: Breakpoint) {
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
