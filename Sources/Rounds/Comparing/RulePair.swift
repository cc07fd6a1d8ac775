// SPDX-License-Identifier: Apache-2.0

/// The rules of an award in two results; none where the award is not there.
///
/// A department has thousands of caps, of which a change reaches a few: those alone are kept twice.
struct RulePair: Sendable {
    let before: [RoundSnapshot.Rule]
    /// The later rules, where they are others than the earlier ones.
    private let others: [RoundSnapshot.Rule]?
    /// By their place, those of the earlier rules that came out otherwise.
    private let changed: [Int: RoundSnapshot.Rule]

    init(_ before: [RoundSnapshot.Rule], _ after: [RoundSnapshot.Rule]) {
        self.before = before
        others = after
        changed = [:]
    }

    /// The same rules in both, of which some came out otherwise.
    ///
    /// - parameter changed: by place, called what they were called.
    init(_ before: [RoundSnapshot.Rule], changing changed: [Int: RoundSnapshot.Rule] = [:]) {
        self.before = before
        others = nil
        self.changed = changed
    }

    var after: [RoundSnapshot.Rule] {
        if let others { return others }
        var rules = before
        for (place, rule) in changed { rules[place] = rule }
        return rules
    }

    /// Every rule of either, in the order of the later result, then those that are gone.
    var comparisons: [RuleComparison] {
        let after = after
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let new = Set(after.map(\.id))
        func comparison(_ before: RoundSnapshot.Rule?, _ after: RoundSnapshot.Rule?) -> RuleComparison? {
            (after ?? before).map {
                RuleComparison(id: $0.id, title: $0.title, kind: $0.kind, before: before, after: after)
            }
        }
        return after.compactMap { comparison(old[$0.id], $0) }
            + before.filter { !new.contains($0.id) }.compactMap { comparison($0, nil) }
    }

    /// Whether need, have and binding of every rule are the same.
    var isSame: Bool {
        if others == nil { return changed.allSatisfy { before[$0].isSame(as: $1) } }
        return comparisons.allSatisfy(\.isSame)
    }
}

extension RulePair: Hashable {
    static func == (a: RulePair, b: RulePair) -> Bool { a.before == b.before && a.after == b.after }

    func hash(into hasher: inout Hasher) { hasher.combine(before.count) }
}

extension RoundSnapshot.Rule {
    /// Whether it came out the same.
    fileprivate func isSame(as other: Self) -> Bool {
        need == other.need && have == other.have && isBinding == other.isBinding
    }
}
