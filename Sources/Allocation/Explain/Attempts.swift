// SPDX-License-Identifier: Apache-2.0

/// What a problem comes to without each of some rules, kept for problems that differ from it in numbers alone.
struct Attempts: Sendable {
    /// The rules of the problem.
    private let rules: [RuleBook.Rule]
    /// By the place of the rule that was left out.
    private var found: [Int: Attempt] = [:]

    /// More are not kept: each looks through everything that refused anybody.
    static let most = 32

    init(_ rules: [RuleBook.Rule]) { self.rules = rules }

    /// Keeps what was settled without a rule, where that is one list and it is known what it rests on.
    mutating func keep(_ without: Settlement, withoutRule rule: Int) { found[rule] = Attempt(without) }

    /// What another problem about the same people comes to without each of some rules; nil where that has to be settled.
    ///
    /// - parameter places: the rules to leave out, by their place among `other`, the rules of the other problem.
    /// - parameter asFates: whether the fates of entries are told besides the way.
    func settlements(
        without places: [Int], _ other: [RuleBook.Rule], _ model: Model, asFates: Bool
    ) -> [Settlement?] {
        guard let changed = changed(in: other) else { return places.map { _ in nil } }
        return places.map { place in
            guard let attempt = found[place], attempt.holds(changed.lazy.filter { $0 != place }, other, model) else {
                return nil
            }
            return attempt.settlement(model.classes, asFates: asFates)
        }
    }

    /// The rules that ask for something else; nil where the other problem has other rules.
    private func changed(in other: [RuleBook.Rule]) -> [Int]? {
        guard !found.isEmpty, rules.count == other.count else { return nil }
        return rules.withUnsafeBufferPointer { rules in
            other.withUnsafeBufferPointer { other in
                var changed: [Int] = []
                for index in rules.indices {
                    guard rules[index].name.kind == other[index].name.kind, rules[index].group == other[index].group
                    else { return nil }
                    if rules[index].hard != other[index].hard || rules[index].wanted != other[index].wanted {
                        changed.append(index)
                    }
                }
                return changed
            }
        }
    }
}
