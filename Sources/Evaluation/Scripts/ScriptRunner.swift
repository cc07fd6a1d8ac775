// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Runs the functions of rule files on one candidate.
final class ScriptRunner {
    func check(_ call: ScriptCall, _ environment: Environment, _ evaluator: RowEvaluator) -> Truth { .unknown }
    func compute(
        _ call: ScriptCall, _ decimals: Int, _ environment: Environment, _ evaluator: RowEvaluator
    ) -> NumberValue { .unknown }
}
