// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite struct AllocationTests {
    @Test("without groups the best ranks win")
    func merit() throws {
        let outcome = try allocate(Problem(seats: 2, ranks: [3, 1, 2]))
        #expect(outcome.awarded == [1, 2])
    }
}
