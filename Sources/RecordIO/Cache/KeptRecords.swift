// SPDX-License-Identifier: Apache-2.0

internal import Messages
package import Records

extension ReadingCache {
    /// The records kept under an identity; nil when there are none to be trusted.
    ///
    /// - Parameters:
    ///   - identity: The digest of everything that the records depend on, in hexadecimal.
    ///   - schema: What they look like, as the pack declares it.
    package func records(_ identity: String, schema: Schema) -> ImportResult? {
        kept(identity, .records) { words throws(DamagedWords) in try ImportResult(schema: schema, from: &words) }
    }

    /// Keeps usable records under an identity.
    package func keep(_ result: ImportResult, _ identity: String) {
        guard result.isUsable else { return }
        keep(identity, .records) { result.write(to: &$0) }
    }
}

extension ImportResult {
    /// Writes usable records: what was found, where it was found, the columns.
    func write(to words: inout WordWriter) {
        guard let records else { return }
        words.write(diagnostics.count)
        for diagnostic in diagnostics { diagnostic.write(to: &words) }
        provenance.write(to: &words)
        records.write(to: &words)
    }

    /// Reads what was written of records of a schema.
    init(schema: Schema, from words: inout WordReader) throws(DamagedWords) {
        let stored = schema.stored
        let diagnostics = try [Diagnostic].read(&words)
        let provenance = try Provenance.read(&words, shapes: TableShape.all(stored))
        let records = try RecordSet(stored, from: &words)
        self.init(records: records, schema: stored, diagnostics: diagnostics, provenance: provenance)
    }
}
