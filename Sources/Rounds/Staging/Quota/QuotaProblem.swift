// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// The allocation problem of one award: its quota's rules over the candidates that compete, in plain integers.
struct QuotaProblem {
    /// The problem; candidates are numbered as in `competing`.
    var problem: Problem
    /// The candidates that compete, by their place in the award's evaluation.
    let competing: [Int]
    /// The arithmetic of the seats and of each rule given as a share.
    let seatsWorking: Working?
    let workings: [String: Working]
    /// Each rule's source, by the id the allocator knows it by; the rules of a cap over a path share one.
    let sources: [String: QuotaRule]
    /// Doubts that the result must say.
    let warnings: [Diagnostic]
    /// Those about each part that an overlay may take over.
    var doubts: [Part: [Diagnostic]] = [:]

    /// What a rule is called, by the id the allocator knows it by.
    func title(of id: String) -> String { sources[id].map { $0.title ?? $0.id } ?? id }

    /// The arithmetic of a rounded share: share × base = product → result.
    struct Working: Sendable {
        let share: Rational
        let base: Rational
        let rounding: Rounding
        let result: Int
    }
}
