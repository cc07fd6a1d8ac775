// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Records
import Rules

/// What rule files wrote down, kept in a cache under everything that decides it: the texts, and the program that ran them.
struct KeptScripts: ScriptStore {
    let cache: ReadingCache

    func read(_ texts: [String], _ use: (inout WordReader) throws(DamagedWords) -> Void) -> Bool {
        guard let identity = identity(of: texts) else { return false }
        return cache.kept(identity, .rules, use) != nil
    }

    func keep(_ texts: [String], _ write: (inout WordWriter) -> Void) {
        guard let identity = identity(of: texts) else { return }
        cache.keep(identity, .rules, write)
    }

    /// Nil where the program cannot tell which build it is.
    private func identity(of texts: [String]) -> String? {
        guard let program = ProgramStamp.current else { return nil }
        let sum = SHA256()
        var words = WordWriter { sum.add($0) }
        words.write(RoundSession.engine)
        words.write([program.size, program.seconds, program.nanoseconds].map { Int64($0) })
        words.write(texts)
        words.flush()
        return sum.hexadecimal()
    }
}
