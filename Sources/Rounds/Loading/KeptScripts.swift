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

    private func identity(of texts: [String]) -> String? { KeptIdentity.digest { $0.write(texts) } }
}
