// SPDX-License-Identifier: Apache-2.0

import Cores
import Messages
import Records
import Rules

extension RoundSession {
    /// A digest over everything that a result rests on and over the result itself.
    ///
    /// Records, pack sources, the round with its settings and decisions, the parameters in force, the engine's version, and
    /// of every candidate the verdict, flags, rank, outcome and reason. The same round has the same seal on every machine
    /// and in every language; whoever changes one of these things, or the result, breaks it.
    public func seal() -> String { seal(of: awardResults(Prose(loaded.rulebook, .english), certificates: false)) }

    /// The seal of the results of all awards, which are the same in every language but for their words.
    func seal(of awards: [AwardResult]) -> String {
        var lines = ["binhxet.seal/1", Self.engine, "records \(loaded.recordsDigest)"]
        lines += packDigests.map { "pack \($0.id) \($0.sha256)" }
        let round = loaded.declaration
        lines.append("round \(round.id) \(round.year) \(round.date) \(round.lawAsOf) \(round.decisionDate)")
        lines += round.facts.sorted { $0.key < $1.key }.map { "fact \($0.key) \(SealedText.described($0.value))" }
        for (index, parameter) in loaded.rulebook.parameters.enumerated() {
            let value = loaded.inputs.value(of: index, loaded.rulebook).map { SealedText.described($0) } ?? "none"
            lines.append("parameter \(parameter.id) \(value)")
        }
        lines += round.decisions.map {
            "decision \($0.award) \($0.candidate) \($0.isAward) \($0.date) \(SealedText.quoted($0.by)) \(SealedText.quoted($0.reason))"
        }
        let sum = SHA256()
        sum.add(lines.joined(separator: "\n"))
        let parts = Self.parts(of: awards.map(\.candidates.count), threads: evaluator.threads)
        let texts = onCores(parts.count, isParallel: evaluator.threads > 1) { part in
            Self.text(of: awards[parts[part].list], parts[part].range)
        }
        for text in texts { sum.add(text) }
        return sum.hexadecimal()
    }

    /// The lines of an award and of a part of its candidates, each behind a line end; those of the award come with the first.
    private static func text(of award: AwardResult, _ range: Range<Int>) -> String {
        var text = range.lowerBound == 0 ? head(of: award) : ""
        for place in range { add(award.candidates[place], to: &text) }
        return text
    }

    private static func head(of award: AwardResult) -> String {
        let seats = award.seats
        let limit = seats.limit.map(String.init) ?? "none"
        var text = "\naward \(award.id) \(limit) \(seats.awarded) \(seats.contested) "
        SealedText.add(seats.starved, to: &text)
        for rule in award.rules {
            text += "\nrule \(rule.id) \(rule.kind) \(rule.need) \(rule.have) \(rule.isBinding)"
        }
        return text
    }

    private static func add(_ candidate: CandidateResult, to text: inout String) {
        text += "\ncandidate "
        text += SealedText.quoted(candidate.key)
        text += " "
        text += SealedText.quoted(candidate.nomination ?? "")
        for word in [candidate.verdict, candidate.isHeld ? "true" : "false", candidate.approval] {
            text += " "
            text += word
        }
        text += " "
        SealedText.add(candidate.missingPapers.map(\.code), to: &text)
        text += " "
        SealedText.add(candidate.standards.map { $0.id + "=" + $0.truth }, to: &text)
        for word in [
            candidate.rank.map { String($0) } ?? "none", candidate.outcome.rawValue, candidate.reason.code,
        ] {
            text += " "
            text += word
        }
        for list in [candidate.reason.rules, candidate.reason.candidates, candidate.missingFacts] {
            text += " "
            SealedText.add(list, to: &text)
        }
        text += " "
        text += candidate.bonus.map { String($0) } ?? "none"
    }

    /// The digests of packs' files, the outermost parent first.
    static func digests(of packs: [Pack]) -> [RoundResult.Digest] {
        packs.map { pack in
            let digest = SHA256()
            for file in pack.files {
                digest.add(part: file.name, size: file.text.utf8.count)
                digest.add(file.text)
            }
            return .init(id: pack.id, sha256: digest.hexadecimal())
        }
    }
}
