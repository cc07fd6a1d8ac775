// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Records

/// Records as they were read from a file, with everything that their reading depended on.
struct ImportedRecords: Sendable {
    /// What is read, and as what: equal subjects give equal records.
    struct Subject: Sendable, Hashable {
        let source: RecordSource
        /// The digest of the file's bytes.
        let digest: String
        let schema: Schema
        let facts: RoundFacts
        let awards: CodeList
    }

    let subject: Subject
    let result: ImportResult

    /// Reads the records, or takes them as the same program read them before from the same bytes.
    init(_ subject: Subject, cache: ReadingCache? = nil) {
        self.subject = subject
        let identity = cache == nil ? nil : subject.identity
        if let cache, let identity, let kept = cache.records(identity, schema: subject.schema) {
            result = kept
            return
        }
        result = RecordReader.read(
            subject.source, schema: subject.schema, round: subject.facts, awards: subject.awards)
        // What was saved while it was read would be kept under the digest of what was there before.
        if let cache, let identity, subject.source.digest == subject.digest { cache.keep(result, identity) }
    }
}

extension ImportedRecords.Subject {
    /// The digest of everything that decides what the records are and what is said of them; nil for records that no file
    /// holds, and where the program cannot tell which build it is.
    var identity: String? {
        guard !digest.isEmpty else { return nil }
        return KeptIdentity.digest { words in
            source.write(to: &words)
            words.write(digest)
            schema.write(to: &words)
            facts.write(to: &words)
            awards.write(to: &words)
        }
    }
}
