// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import Records
import Rules

extension RoundDifference {
    /// What differs between two rounds that were judged, in a language.
    public init(from before: RoundSession, to after: RoundSession, language: Language) {
        self.init(
            RoundComparison(from: before, to: after, language: language), from: before, to: after, language: language)
    }

    /// What besides a comparison of the two differs.
    init(
        _ comparison: RoundComparison, from before: RoundSession, to after: RoundSession, language: Language
    ) {
        self.init(
            comparison: comparison,
            conditions: ConditionSearch(before: before, after: after, language: language).conditions(in: comparison),
            parameters: ParameterComparison(before, after, language).differences, files: Self.files(before, after),
            hasSamePacks: before.packDigests.map(\.sha256) == after.packDigests.map(\.sha256),
            recordsBefore: before.judgedRecords, recordsAfter: after.judgedRecords)
    }

    private static func files(_ before: RoundSession, _ after: RoundSession) -> [FileDifference] {
        let (old, new) = (before.ruleTexts, after.ruleTexts)
        let names = (new.map(\.name) + old.map(\.name).filter { name in !new.contains { $0.name == name } })
        return names.compactMap { name -> FileDifference? in
            let was = old.first { $0.name == name }?.text
            let now = new.first { $0.name == name }?.text
            guard was != now else { return nil }
            let kind: FileDifference.Kind = was == nil ? .added : now == nil ? .removed : .changed
            return FileDifference(
                file: name, kind: kind, lines: LineDifference.between(was ?? "", now ?? ""))
        }
    }
}

/// Looks for the conditions that made the difference for everybody whose verdict, hold or vote changed.
private struct ConditionSearch {
    let before: RoundSession
    let after: RoundSession
    let language: Language

    func conditions(in comparison: RoundComparison) -> [ConditionDifference] {
        var found: [ConditionDifference] = []
        for award in comparison.awards where award.seatsBefore != nil && award.seatsAfter != nil {
            for candidate in award.notable {
                guard candidate.before != nil, candidate.after != nil,
                    let old = before.explanations(of: candidate.key, award: award.id, language: language).first,
                    let new = after.explanations(of: candidate.key, award: award.id, language: language).first
                else { continue }
                for difference in differences(old, new, award, candidate) { merge(difference, into: &found) }
            }
        }
        return found
    }

    /// One condition stands once, with everybody to whom it mattered in the same way.
    private func merge(_ difference: ConditionDifference, into found: inout [ConditionDifference]) {
        var bare = difference
        bare.people = []
        let same = found.firstIndex { known in
            var known = known
            known.people = []
            return known == bare
        }
        if let same { found[same].people += difference.people } else { found.append(difference) }
    }

    private func differences(
        _ old: ExplanationView, _ new: ExplanationView, _ award: AwardComparison, _ candidate: CandidateComparison
    ) -> [ConditionDifference] {
        func make(_ section: ConditionDifference.Section, _ pairs: [ConditionPairs.Pair]) -> [ConditionDifference] {
            pairs.compactMap { pair in
                guard let shown = pair.after ?? pair.before else { return nil }
                return ConditionDifference(
                    award: award.id, awardTitle: award.title, section: section, words: shown.words, basis: pair.basis,
                    positionBefore: pair.before?.position ?? "", positionAfter: pair.after?.position ?? "",
                    before: pair.before?.truth, after: pair.after?.truth,
                    people: [
                        .init(
                            key: candidate.key, name: candidate.name, found: shown.found,
                            neededBefore: pair.before?.needed ?? "", neededAfter: pair.after?.needed ?? "")
                    ])
            }
        }
        let aspects = candidate.aspects
        var found: [ConditionDifference] = []
        if aspects.contains(.verdict) || aspects.contains(.reason) || aspects.contains(.facts) {
            found += make(
                .requirement, ConditionPairs.differing(old.requirements, new.requirements, satisfied: "true"))
            // Of standards one is enough: one that came or went matters where it is or was met.
            found += make(.standard, ConditionPairs.differing(old.standards, new.standards, satisfied: "false"))
        }
        if aspects.contains(.hold) {
            found += make(.hold, ConditionPairs.differing(old.holds, new.holds, satisfied: "false"))
        }
        if aspects.contains(.approval) {
            found += make(.approval, ConditionPairs.differing(old.approvals, new.approvals, satisfied: "true"))
        }
        return found
    }
}

extension RoundSession {
    fileprivate var ruleTexts: [SourceFile] { loaded.rulebook.packs.flatMap(\.files) }

    fileprivate var judgedRecords: JudgedRecords {
        let schema = loaded.records.schema
        let counts = zip(schema.records, loaded.records.tables).compactMap { record, table in
            record.name == "round" ? nil : JudgedRecords.Count(title: record.title, count: table.keys.count)
        }
        return JudgedRecords(digest: loaded.recordsDigest, counts: counts)
    }
}
