// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// Imported records as words: a sign of the form, the identity, what was found, where it was found, the columns, a checksum.
enum KeptRecords {
    /// The form of the words; another order of bytes is another form.
    private static let form: UInt64 = 0x3130_5244_4352_4842

    static func write(_ result: ImportResult, _ identity: String, to sink: @escaping (UnsafeRawBufferPointer) -> Void) {
        guard let records = result.records else { return }
        var words = WordWriter(sink)
        words.write(form)
        words.write(identity)
        words.write(result.diagnostics.count)
        for diagnostic in result.diagnostics { diagnostic.write(to: &words) }
        result.provenance.write(to: &words)
        records.write(to: &words)
        words.write(words.checksum)
        words.flush()
    }

    static func read(_ words: WordReader, _ identity: String, schema: Schema) throws(DamagedWords) -> ImportResult {
        var words = words
        guard try words.word() == form, try words.text() == identity else { throw DamagedWords() }
        let stored = schema.stored
        let diagnostics = try [Diagnostic].read(&words)
        let provenance = try Provenance.read(&words, shapes: TableShape.all(stored))
        let records = try RecordSet(stored, from: &words)
        let checksum = words.checksum
        guard try words.word() == checksum, words.left == 0 else { throw DamagedWords() }
        return ImportResult(records: records, schema: stored, diagnostics: diagnostics, provenance: provenance)
    }
}
