// SPDX-License-Identifier: Apache-2.0

/// Solves dense square linear systems: B x = r and Bᵀ y = c, from one factorization with partial pivoting.
struct LinearSolver {
    private(set) var size = 0
    private var factors: [Double] = []
    private var order: [Int] = []

    /// Factors the matrix whose entry in row i and column j is `matrix[i * size + j]`; false when it is singular.
    mutating func factor(_ matrix: [Double], size: Int) -> Bool {
        self.size = size
        factors = matrix
        order = Array(0..<size)
        for column in 0..<size {
            var pivot = column
            for row in column..<size
            where abs(factors[row * size + column]) > abs(factors[pivot * size + column]) { pivot = row }
            let head = factors[pivot * size + column]
            guard abs(head) > 1e-9 else { return false }
            if pivot != column {
                order.swapAt(pivot, column)
                for k in 0..<size { factors.swapAt(pivot * size + k, column * size + k) }
            }
            for row in column + 1..<max(column + 1, size) where factors[row * size + column] != 0 {
                let ratio = factors[row * size + column] / head
                factors[row * size + column] = ratio
                for k in column + 1..<max(column + 1, size) {
                    factors[row * size + k] -= ratio * factors[column * size + k]
                }
            }
        }
        return true
    }

    /// The x with B x = `right`.
    func solve(_ right: [Double]) -> [Double] {
        var x = order.map { right[$0] }
        for row in 0..<size {
            for k in 0..<row { x[row] -= factors[row * size + k] * x[k] }
        }
        for row in (0..<size).reversed() {
            for k in row + 1..<max(row + 1, size) { x[row] -= factors[row * size + k] * x[k] }
            x[row] /= factors[row * size + row]
        }
        return x
    }

    /// The y with Bᵀ y = `right`.
    func solveTransposed(_ right: [Double]) -> [Double] {
        var x = right
        for row in 0..<size {
            for k in 0..<row { x[row] -= factors[k * size + row] * x[k] }
            x[row] /= factors[row * size + row]
        }
        for row in (0..<size).reversed() {
            for k in row + 1..<max(row + 1, size) { x[row] -= factors[k * size + row] * x[k] }
        }
        var y = [Double](repeating: 0, count: size)
        for (position, row) in order.enumerated() { y[row] = x[position] }
        return y
    }
}
