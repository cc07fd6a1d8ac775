// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Ends the program with a message.
package func fail(_ text: String) -> Never {
    FileHandle.standardError.write(Data((text + "\n").utf8))
    exit(1)
}

/// Nanoseconds of processor time that the process has taken.
package func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// The middle one.
package func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
