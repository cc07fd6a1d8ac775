// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// The money of an award: coefficient × base, rounded as the rules say.
struct BonusCalculator {
    let session: RoundSession
    let award: Award

    /// The amount in đồng, or nil when the award carries none or a number is not known.
    func amount(for candidate: Candidate) -> Int64? {
        guard let bonus = award.bonus,
            case .number(let coefficient) = session.evaluator.value(bonus.coefficient, of: candidate),
            case .number(let base) = session.evaluator.value(bonus.base, of: candidate),
            let product = coefficient.exact.flatMap({ factor in base.exact.flatMap { factor.multiplied(by: $0) } })
        else { return nil }
        let mode = bonus.rounding.flatMap { session.evaluator.texts($0, of: candidate).first } ?? "none"
        return rounded(product, mode)
    }

    private func rounded(_ amount: Rational, _ mode: String) -> Int64? {
        let unit = Rational(10_000)
        guard let units = amount.divided(by: unit) else { return nil }
        return switch mode {
        case "up_10k": units.ceiling.map { $0 * 10_000 }
        case "nearest_10k": units.roundedHalfUp.map { $0 * 10_000 }
        default: amount.roundedHalfUp
        }
    }
}
