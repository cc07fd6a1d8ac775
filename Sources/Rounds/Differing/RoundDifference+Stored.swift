// SPDX-License-Identifier: Apache-2.0

import Platform

extension RoundDifference {
    /// What differs between two results stored by `binhxet evaluate --format json`; nil if one of the texts is none.
    ///
    /// A stored result has no rules: the standards that were met stand for the conditions, and the digests say whether the
    /// packs are the same.
    public init?(fromJSON before: String, to after: String) {
        guard let old = RoundSnapshot(json: before), let new = RoundSnapshot(json: after),
            let oldSources = StoredSources(json: before), let newSources = StoredSources(json: after)
        else { return nil }
        let comparison = RoundComparison(from: old, to: new)
        self.init(
            comparison: comparison, conditions: Self.standards(comparison, oldSources, newSources), parameters: [],
            files: nil, hasSamePacks: oldSources.packs == newSources.packs, recordsBefore: oldSources.judged,
            recordsAfter: newSources.judged)
    }

    private static func standards(
        _ comparison: RoundComparison, _ old: StoredSources, _ new: StoredSources
    ) -> [ConditionDifference] {
        comparison.awards.flatMap { award -> [ConditionDifference] in
            var found: [ConditionDifference] = []
            for candidate in award.notable {
                let was = old.standards(of: candidate.key, award.id)
                for now in new.standards(of: candidate.key, award.id) {
                    guard let before = was.first(where: { $0.id == now.id }), before.truth != now.truth else {
                        continue
                    }
                    let person = ConditionDifference.Person(
                        key: candidate.key, name: candidate.name, found: "", neededBefore: "", neededAfter: "")
                    let place = found.firstIndex {
                        $0.words == now.title && $0.before == before.truth && $0.after == now.truth
                    }
                    if let place {
                        found[place].people.append(person)
                        continue
                    }
                    found.append(
                        ConditionDifference(
                            award: award.id, awardTitle: award.title, section: .standard, words: now.title,
                            basis: now.basis, positionBefore: "", positionAfter: "", before: before.truth,
                            after: now.truth, people: [person]))
                }
            }
            return found
        }
    }
}

/// What a stored result says of its sources and standards.
private struct StoredSources: Decodable {
    let packs: [Pack]
    let records: Records
    let awards: [Award]

    struct Pack: Decodable, Equatable {
        let id: String
        let sha256: String
    }

    struct Records: Decodable {
        let sha256: String
    }

    struct Award: Decodable {
        let id: String
        let for_each: String
        let candidates: [Candidate]
    }

    struct Candidate: Decodable {
        let candidate: String
        let standards: [Standard]
    }

    struct Standard: Decodable {
        let id: String
        let title: String
        let truth: String
        let basis: String
    }

    init?(json text: String) {
        guard let stored = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = stored
    }

    func standards(of candidate: String, _ award: String) -> [Standard] {
        awards.first { $0.id == award }?.candidates.first { $0.candidate == candidate }?.standards ?? []
    }

    /// The subjects of the awards, each counted once.
    var judged: JudgedRecords {
        var kinds: [String] = []
        var keys: [String: Set<String>] = [:]
        for award in awards {
            if !kinds.contains(award.for_each) { kinds.append(award.for_each) }
            keys[award.for_each, default: []].formUnion(award.candidates.map(\.candidate))
        }
        return JudgedRecords(
            digest: records.sha256, counts: kinds.map { .init(title: $0, count: keys[$0]?.count ?? 0) })
    }
}
