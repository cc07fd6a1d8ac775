// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Records

/// A day as people type it: `2024-07-10` or `10/07/2024`.
struct DateArgument: ExpressibleByArgument {
    let date: CalendarDate

    init?(argument: String) {
        guard let date = CalendarDate(typed: argument) else { return nil }
        self.date = date
    }
}
