// SPDX-License-Identifier: Apache-2.0

import Records

extension RowEvaluator {
    /// The same evaluator over other records of the same rows; results and functions stay those of the real ones.
    func supposing(_ records: RecordSet) -> RowEvaluator { RowEvaluator(self, records: records) }
}
