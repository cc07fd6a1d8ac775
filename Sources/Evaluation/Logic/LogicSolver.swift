// SPDX-License-Identifier: Apache-2.0

import Rules

/// Looks for values of things that make a formula true; it tries every combination that can matter.
struct LogicSolver {
    let things: [LogicThing]

    /// What came of a search.
    enum Answer {
        /// Values of the things that the formula speaks of.
        case found([Int: LogicValue])
        /// No values make it true.
        case none
        /// The search was given up.
        case tooLarge
    }

    /// Searches of a pack's size end far below this; beyond it nothing is claimed.
    private static let bound = 50_000

    func satisfy(_ formula: LogicFormula) -> Answer {
        var atoms: [Int: [LogicAtom]] = [:]
        collect(formula, &atoms)
        var domains = [[LogicValue]](repeating: [], count: things.count)
        for (thing, questions) in atoms { domains[thing] = things[thing].samples(for: questions) }
        if atoms.keys.contains(where: { domains[$0].isEmpty }) { return .none }
        var steps = 0
        guard let found = search(formula, domains, &steps) else { return steps > Self.bound ? .tooLarge : .none }
        return .found(
            Dictionary(
                uniqueKeysWithValues: atoms.keys.compactMap { thing in
                    found[thing].first.map { (thing, $0) }
                }))
    }

    private func collect(_ formula: LogicFormula, _ atoms: inout [Int: [LogicAtom]]) {
        switch formula {
        case .constant: break
        case .atom(let atom): atoms[atom.thing, default: []].append(atom)
        case .all(let list), .any(let list), .atLeast(_, let list): for part in list { collect(part, &atoms) }
        case .not(let a): collect(a, &atoms)
        }
    }

    /// Domains that make the formula true for whatever is left in them; nil if there are none.
    private func search(_ formula: LogicFormula, _ domains: [[LogicValue]], _ steps: inout Int) -> [[LogicValue]]? {
        steps += 1
        guard steps <= Self.bound else { return nil }
        switch truth(formula, domains) {
        case true?: return domains
        case false?: return nil
        case nil: break
        }
        guard let atom = open(formula, domains) else { return nil }
        for answer in [true, false] {
            var narrowed = domains
            narrowed[atom.thing] = domains[atom.thing].filter { atom.holds(for: $0) == answer }
            if let found = search(formula, narrowed, &steps) { return found }
        }
        return nil
    }

    /// The truth for every value left; nil when it differs.
    private func truth(_ formula: LogicFormula, _ domains: [[LogicValue]]) -> Bool? {
        switch formula {
        case .constant(let value): return value
        case .atom(let atom):
            let holds = domains[atom.thing].count { atom.holds(for: $0) }
            return holds == domains[atom.thing].count ? true : holds == 0 ? false : nil
        case .not(let a): return truth(a, domains).map { !$0 }
        case .all(let list):
            let truths = list.map { truth($0, domains) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .any(let list):
            let truths = list.map { truth($0, domains) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .atLeast(let count, let list):
            let truths = list.map { truth($0, domains) }
            let certain = truths.count { $0 == true }
            let possible = truths.count { $0 != false }
            return certain >= count ? true : possible < count ? false : nil
        }
    }

    /// The first question that is still open.
    private func open(_ formula: LogicFormula, _ domains: [[LogicValue]]) -> LogicAtom? {
        switch formula {
        case .constant: return nil
        case .atom(let atom): return truth(formula, domains) == nil ? atom : nil
        case .not(let a): return open(a, domains)
        case .all(let list), .any(let list), .atLeast(_, let list):
            for part in list where truth(part, domains) == nil {
                if let atom = open(part, domains) { return atom }
            }
            return nil
        }
    }
}
