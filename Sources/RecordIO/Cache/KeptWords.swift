// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What a cache keeps, as words: a sign of the form, the kind, the identity, the thing itself, a checksum.
enum KeptWords {
    /// The form of the words; another order of bytes is another form.
    private static let form: UInt64 = 0x3230_5244_4352_4842

    static func write(
        to sink: @escaping (UnsafeRawBufferPointer) -> Void, _ kind: ReadingCache.Kind, _ identity: String,
        _ body: (inout WordWriter) -> Void
    ) {
        var words = WordWriter(sink)
        words.write(form)
        words.write(kind.rawValue)
        words.write(identity)
        body(&words)
        words.write(words.checksum)
        words.flush()
    }

    static func read<Value>(
        _ words: WordReader, _ kind: ReadingCache.Kind, _ identity: String,
        _ body: (inout WordReader) throws(DamagedWords) -> Value
    ) throws(DamagedWords) -> Value {
        var words = words
        guard try words.word() == form, try words.text() == kind.rawValue, try words.text() == identity else {
            throw DamagedWords()
        }
        let value = try body(&words)
        let checksum = words.checksum
        guard try words.word() == checksum, words.left == 0 else { throw DamagedWords() }
        return value
    }
}
