// SPDX-License-Identifier: Apache-2.0

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
        lines += round.facts.sorted { $0.key < $1.key }.map { "fact \($0.key) \($0.value)" }
        for (index, parameter) in loaded.rulebook.parameters.enumerated() {
            let value = loaded.inputs.value(of: index, loaded.rulebook).map { SealedText.described($0) } ?? "none"
            lines.append("parameter \(parameter.id) \(value)")
        }
        lines += round.decisions.map {
            "decision \($0.award) \($0.candidate) \($0.isAward) \($0.date) \(SealedText.quoted($0.by)) \(SealedText.quoted($0.reason))"
        }
        lines += awards.flatMap(Self.lines)
        return SHA256.hexadecimal(lines.joined(separator: "\n"))
    }

    private static func lines(of award: AwardResult) -> [String] {
        let seats = award.seats
        let limit = seats.limit.map(String.init) ?? "none"
        var lines = ["award \(award.id) \(limit) \(seats.awarded) \(seats.contested) \(seats.starved)"]
        lines += award.rules.map { "rule \($0.id) \($0.kind) \($0.need) \($0.have) \($0.isBinding)" }
        lines += award.candidates.map { candidate in
            let standards = candidate.standards.map { "\($0.id)=\($0.truth)" }
            let papers = candidate.missingPapers.map(\.code)
            return [
                "candidate", SealedText.quoted(candidate.key), SealedText.quoted(candidate.nomination ?? ""),
                candidate.verdict,
                candidate.isHeld ? "true" : "false", candidate.approval, SealedText.listed(papers),
                SealedText.listed(standards),
                candidate.rank.map(String.init) ?? "none", candidate.outcome.rawValue, candidate.reason.code,
                SealedText.listed(candidate.reason.rules), SealedText.listed(candidate.reason.candidates),
                SealedText.listed(candidate.missingFacts),
                candidate.bonus.map { String($0) } ?? "none",
            ].joined(separator: " ")
        }
        return lines
    }

    /// The packs with the digests of their files, the outermost parent first.
    var packDigests: [RoundResult.Digest] {
        loaded.rulebook.packs.map { pack in
            let digest = SHA256()
            for file in pack.files {
                digest.add(part: file.name, size: file.text.utf8.count)
                digest.add(file.text)
            }
            return .init(id: pack.id, sha256: digest.hexadecimal())
        }
    }
}
