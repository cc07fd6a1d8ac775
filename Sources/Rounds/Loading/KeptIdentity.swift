// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Records

/// Under which name something is kept in a cache: the digest of everything that decides it, and of the program that made it.
enum KeptIdentity {
    /// The digest of what `body` writes, in hexadecimal; nil where the program cannot tell which build it is.
    static func digest(_ body: (inout WordWriter) -> Void) -> String? {
        guard let program = ProgramStamp.current else { return nil }
        let sum = SHA256()
        var words = WordWriter { sum.add($0) }
        words.write(RoundSession.engine)
        words.write([program.size, program.seconds, program.nanoseconds].map { Int64($0) })
        body(&words)
        words.flush()
        return sum.hexadecimal()
    }
}
