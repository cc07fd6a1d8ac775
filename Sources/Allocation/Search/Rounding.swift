// SPDX-License-Identifier: Apache-2.0

/// Rounds fractional counts whose sums per type are whole, keeping every type's and unit's sum.
///
/// The fractions are the edges of a bipartite graph between types and units in which no node has one edge alone; a
/// unit's slack counts as one more type, people outside every unit as one more unit with a slack of its own. Along a
/// cycle values can be raised and lowered in turn until one becomes whole.
struct Rounding {
    private struct Edge {
        /// nil for the slack of those outside every unit.
        let variable: Int?
        let type: Int
        let unit: Int
        var value: Double

        var isWhole: Bool { distanceFromWhole(value) < 1e-6 }
    }

    private var edges: [Edge] = []

    /// The rounded counts per signature, or nil when rounding noise leaves no cycle.
    static func wholeCounts(_ simplex: Simplex) -> [Int]? {
        var rounding = Rounding()
        let slackType = simplex.polytope.columns.count
        var outside = 0.0
        // Only variables of the basis can be fractional.
        for variable in simplex.work + simplex.key where variable < simplex.structurals + simplex.units {
            let type =
                variable < simplex.structurals ? Int(simplex.polytope.typeOf[variable]) : slackType
            let edge = Edge(
                variable: variable, type: type, unit: simplex.unit(of: variable), value: simplex.value[variable])
            guard !edge.isWhole else { continue }
            if edge.unit < 0 { outside += edge.value }
            rounding.edges.append(edge)
        }
        let slack = Edge(variable: nil, type: slackType, unit: -1, value: -outside)
        if !slack.isWhole { rounding.edges.append(slack) }
        var value = simplex.value
        guard rounding.finish(&value) else { return nil }
        return value[..<simplex.structurals].map(nearestWhole)
    }

    private mutating func finish(_ value: inout [Double]) -> Bool {
        while !edges.isEmpty {
            guard let cycle = cycle() else { return false }
            let room = cycle.enumerated().map { position, edge in
                let v = edges[edge].value
                return position % 2 == 0 ? Double(nearestWhole(v + 0.5)) - v : v - Double(nearestWhole(v - 0.5))
            }
            let move = room.min() ?? 0
            for (position, edge) in cycle.enumerated() { edges[edge].value += position % 2 == 0 ? move : -move }
            let before = edges.count
            for edge in edges { if let variable = edge.variable { value[variable] = edge.value } }
            edges.removeAll(where: \.isWhole)
            guard edges.count < before else { return false }
        }
        return true
    }

    /// The edges of a simple cycle in order.
    private func cycle() -> [Int]? {
        var path: [Int] = []
        // Where on the path each node was left.
        var leftType: [Int: Int] = [:]
        var leftUnit: [Int: Int] = [:]
        var type = edges[0].type
        while true {
            if let start = leftType[type] { return Array(path[start...]) }
            leftType[type] = path.count
            guard let out = edges.indices.first(where: { edges[$0].type == type && $0 != path.last }) else {
                return nil
            }
            path.append(out)
            let unit = edges[out].unit
            if let start = leftUnit[unit] { return Array(path[start...]) }
            leftUnit[unit] = path.count
            guard let back = edges.indices.first(where: { edges[$0].unit == unit && $0 != out }) else { return nil }
            path.append(back)
            type = edges[back].type
        }
    }
}
