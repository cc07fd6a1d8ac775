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

    /// Reads the records.
    init(_ subject: Subject) {
        self.subject = subject
        result = RecordReader.read(
            subject.source, schema: subject.schema, round: subject.facts, awards: subject.awards)
    }
}
