// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import RecordIO
import Records
import Rules

/// A case with its records read, ready to be judged by any rulebook of the same schema.
struct CaseWorld {
    let item: PackCase
    let loaded: RoundLoader.Loaded
    /// The awards that its expectations speak of, by index.
    let awards: Set<Int>
    /// Those and the awards they depend on.
    private let wanted: Set<Int>

    init(_ item: PackCase, _ rulebook: Rulebook, dependencies: [Set<Int>]) throws(RoundFailure) {
        self.item = item
        loaded = try RoundLoader.load(item.round, rulebook, records: .json(item.records, name: item.name))
        awards = Set(item.expectations.compactMap { rulebook.awardIndex($0.award) })
        wanted = awards.reduce(into: []) { $0.formUnion(dependencies[$1]) }
    }

    /// Judges the case by its own rules or by others.
    func judged(by rulebook: Rulebook? = nil) throws(RoundFailure) -> RoundSession {
        guard let rulebook else { return try RoundSession.open(loaded, wanted: wanted) }
        return try RoundSession.open(
            RoundLoader.Loaded(
                declaration: loaded.declaration, rulebook: rulebook, records: loaded.records,
                recordsDigest: loaded.recordsDigest, inputs: loaded.inputs, diagnostics: []),
            wanted: wanted)
    }

    /// Whether some expectation fails under other rules, or the round cannot be judged by them at all.
    func notices(_ rulebook: Rulebook) -> Bool {
        guard let session = try? judged(by: rulebook) else { return true }
        return item.expectations.contains { !ExpectationCheck(session: session, expectation: $0).failures.isEmpty }
    }
}
