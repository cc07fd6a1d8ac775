// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Numbers written out in a rule that no record could ever satisfy, or every record would.
extension Resolver {
    /// Whether `at_least_of` asks for some of its conditions and for no more than there are.
    func canCount(_ count: ExpressionID, of conditions: Int, _ node: Script.Node) -> Bool {
        guard let number = writtenNumber(count) else { return true }
        if (1...conditions).contains(where: { Rational($0) == number }) { return true }
        findings.add(
            at: node.position,
            Message("rules.count_outside_list", ["n": number.description, "count": String(conditions)]))
        return false
    }

    /// Whether something lies between two bounds as they are written.
    func isRange(_ low: ExpressionID, _ high: ExpressionID, _ node: Script.Node) -> Bool {
        let isUpsideDown =
            switch (expressions[low].operation, expressions[high].operation) {
            case (.constant(.number(let low)), .constant(.number(let high))): low > high
            case (.constant(.date(let low)), .constant(.date(let high))): low > high
            default: false
            }
        if isUpsideDown { findings.add(at: node.position, Message("rules.range_upside_down")) }
        return !isUpsideDown
    }

    /// Whether a written share lies from nothing to the whole: 70 % is `percent(70)`, and `70` alone is seventy times the whole.
    func isShare(_ share: ExpressionID, at position: SourcePosition) -> Bool {
        guard let number = writtenNumber(share), number < Rational(0) || number > Rational(1) else { return true }
        findings.add(at: position, Message("rules.share_outside_whole", ["value": number.description]))
        return false
    }

    private func writtenNumber(_ id: ExpressionID) -> Rational? {
        if case .constant(.number(let number)) = expressions[id].operation { number } else { nil }
    }
}
