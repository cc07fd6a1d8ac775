// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The sentences about what is certain that every report says alike.
extension Words {
    /// How the awards that are not exact were tried, and how far that may be wrong.
    func sampled(_ sampling: CertaintyAnswer.Sampling) -> String {
        self(
            Message(
                "certainty.sampled",
                [
                    "count": String(sampling.count), "seed": String(sampling.seed),
                    "matters": String(sampling.matters), "share": share(3, of: sampling.count),
                ]))
    }

    /// On what it hangs whether somebody has the award.
    func doubts(of one: CertaintyAnswer.Possible, _ sampling: CertaintyAnswer.Sampling?) -> [String] {
        var parts: [String] = []
        if !one.hangsOn.isEmpty {
            let numbers = one.hangsOn.map { "[\($0)]" }.joined(separator: " ")
            parts.append(self(Message("certainty.hangs_on", ["numbers": numbers])))
        }
        if one.isTied { parts.append(self(Message("certainty.tied"))) }
        if let samples = one.samples, let sampling { parts.append(tries(samples, of: sampling)) }
        return parts
    }

    /// In how many of the tries, and in what share of all such worlds that is.
    func tries(_ samples: Int, of sampling: CertaintyAnswer.Sampling) -> String {
        let share = sampling.share(of: samples)
        return self(
            Message(
                "certainty.in_samples",
                [
                    "count": String(samples), "samples": String(sampling.count),
                    "least": String(Int((share.lowerBound * 100).rounded(.down))),
                    "most": String(Int((share.upperBound * 100).rounded(.up))),
                ]))
    }

    /// How many matters there are to ask for, and what hangs on them.
    func toAsk(_ answer: CertaintyAnswer) -> String {
        self(
            Message(
                "certainty.ask",
                [
                    "count": String(answer.matters.count), "outcomes": String(answer.decided),
                    "seats": String(answer.openSeats),
                ]))
    }

    /// What a matter is, with the award that its nomination is for.
    func title(of matter: CertaintyAnswer.Matter) -> String { matter.title + nominated(for: matter.nominated) }

    /// "3–5", or "3".
    func range(_ bounds: CertaintyAnswer.Bounds) -> String {
        bounds.least == bounds.most ? String(bounds.least) : "\(bounds.least)–\(bounds.most)"
    }

    /// The award that a nomination is for, to be set behind what it says; empty for what is no nomination's.
    func nominated(for award: String) -> String {
        award.isEmpty ? "" : self(Message("certainty.nominated", ["award": award]))
    }

    /// A share in per cent, rounded up to a tenth.
    private func share(_ part: Int, of whole: Int) -> String {
        let tenths = min(1000, (part * 1000 + whole - 1) / max(whole, 1))
        let comma = language == .vietnamese ? "," : "."
        return "\(tenths / 10)" + (tenths % 10 == 0 ? "" : "\(comma)\(tenths % 10)")
    }
}
