// SPDX-License-Identifier: Apache-2.0

/// A better start for a question over many units: the same question asked of types alone.
///
/// Most of what a start lacks is the number of people of each type, whichever units they are in. That is a problem of a few
/// hundred types instead of tens of thousands of signatures, and its answer, handed out to the units, needs few steps more.
/// It only advises: where it is wrong, the steps are what they would have been.
struct Alignment {
    private let polytope: Polytope
    private let model: Model
    private let system: System

    /// - returns: nil where types are hardly fewer than signatures.
    init?(_ polytope: Polytope) {
        guard !polytope.units.isEmpty, polytope.columns.count * 16 <= polytope.model.sizes.count else { return nil }
        self.polytope = polytope
        model = Model(kinds: polytope.typeGroups, groups: polytope.model.signaturesOf.count)
        let units = Set(polytope.units.compactMap(\.group))
        var system = System()
        for entry in polytope.system.entries where entry.row.group.map({ !units.contains($0) }) ?? true {
            system.entries.append(entry)
        }
        self.system = system
    }

    /// How many of each type to take, near `start`, when units are looked at one type at a time; nil when nothing fits.
    func totals(near start: [Int], low: [Int], high: [Int]) -> [Int]? {
        var (least, most, near) = (model.sizes, model.sizes, model.sizes)
        for s in start.indices {
            let type = Int(polytope.typeOf[s])
            let room = polytope.unitOf[s] < 0 ? Int.max : polytope.units[Int(polytope.unitOf[s])].upper ?? .max
            least[type] += low[s]
            most[type] += max(low[s], min(high[s], room))
            near[type] += start[s]
        }
        for type in near.indices { near[type] = min(max(near[type], least[type]), most[type]) }
        var question = Feasibility(model, system)
        guard case .counts(let totals) = question.answer(low: least, high: most, near: near) else { return nil }
        return totals
    }
}

extension Model {
    /// Nobody yet, of kinds with these groups.
    fileprivate init(kinds: [[Int]], groups: Int) {
        var starts: [Int32] = [0]
        for kind in kinds { starts.append(starts[starts.count - 1] + Int32(kind.count)) }
        let groupsOf = Lists(starts: starts, values: kinds.flatMap { $0 })
        self.init(
            groupsOf: groupsOf, signaturesOf: groupsOf.transposed(bound: groups), sizes: kinds.map { _ in 0 },
            signature: [], decided: kinds.map { _ in 0 }, classes: TieClasses([], [], leavingOut: []), population: 0)
    }
}
