// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The words of a result in one language: codes become what people say, dates and money are written as usual.
struct Words {
    let language: Language

    /// The text of a message key.
    func callAsFunction(_ message: Message) -> String { message.text(in: language) }

    /// A day `2024-12-10` as it is written in the language; anything else stays as it is.
    func date(_ day: String) -> String {
        let parts = day.split(separator: "-")
        guard language == .vietnamese, parts.count == 3 else { return day }
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    /// An amount in đồng.
    func money(_ amount: Int64) -> String { self(Message("reports.money", ["amount": grouped(amount)])) }

    /// A whole number with its thousands grouped.
    func grouped(_ amount: Int64) -> String {
        let digits = Array(String(amount.magnitude))
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += language == .vietnamese ? "." : "," }
            grouped.append(digit)
        }
        return (amount < 0 ? "−" : "") + grouped
    }

    /// The heading of the column of names, after the kind of record.
    func nameTitle(_ record: String) -> String {
        switch record {
        case "person": self(Message("reports.column.person"))
        case "unit": self(Message("reports.column.collective"))
        default: self(Message("reports.column.name"))
        }
    }

    func outcome(_ outcome: OutcomeCode) -> String { self(Message("reports.outcome.\(outcome.rawValue)")) }

    /// What a candidate's outcome is, with what a council decided.
    func outcome(of candidate: CandidateResult) -> String {
        guard candidate.outcome == .overridden, let decision = candidate.decision else {
            return outcome(candidate.outcome)
        }
        return self(Message("reports.decided.\(decision.outcome)"))
    }

    func verdict(_ verdict: String) -> String { self(Message("reports.verdict.\(verdict)")) }

    func approval(_ approval: String) -> String { self(Message("reports.approval.\(approval)")) }

    func ruleKind(_ kind: String) -> String { self(Message("reports.rule.\(kind)")) }

    func yes(_ flag: Bool) -> String { self(Message(flag ? "reports.yes" : "reports.no")) }

    /// The seats as one sentence.
    func seats(_ seats: AwardResult.Seats) -> String {
        var parts: [String] = []
        if let limit = seats.limit {
            // The arithmetic of a plain number says nothing that the number does not.
            let working = ["", String(limit)].contains(seats.working) ? "" : ": \(seats.working)"
            parts.append(self(Message("reports.seats.limit", ["limit": String(limit), "working": working])))
        } else {
            parts.append(self(Message("reports.seats.unlimited")))
        }
        parts.append(self(Message("reports.seats.awarded", ["count": String(seats.awarded)])))
        if seats.contested > 0 {
            parts.append(self(Message("reports.seats.contested", ["count": String(seats.contested)])))
        }
        if let vacant = seats.vacant, vacant > 0 {
            parts.append(self(Message("reports.seats.vacant", ["count": String(vacant)])))
        }
        return parts.joined(separator: " · ")
    }

    /// Where the list ends; nil when the award has no limit.
    func cutOff(_ award: AwardResult) -> String? {
        guard let limit = award.seats.limit else { return nil }
        let rank = award.lastRank.map { self(Message("reports.last_rank", ["rank": String($0)])) } ?? ""
        let values = ["awarded": String(award.seats.awarded), "limit": String(limit), "rank": rank]
        return self(Message("reports.cut_off", values))
    }

    /// Which rules leave the list empty.
    func starved(_ award: AwardResult) -> String {
        let titles = award.seats.starved.map { id in award.rules.first { $0.id == id }?.title ?? id }
        return self(Message("reports.starved", ["rules": titles.joined(separator: "; ")]))
    }

    /// How one rule came out, as a sentence.
    func rule(_ rule: RuleResult) -> String {
        let values = ["need": String(rule.need), "have": String(rule.have)]
        let counts =
            switch rule.kind {
            case "ceiling", "cap": self(Message("reports.rule_at_most", values))
            default: self(Message("reports.rule_at_least", values))
            }
        return "\(rule.title) – \(counts)" + (rule.working.isEmpty ? "" : "; \(rule.working)")
    }

    /// What stands beside the reason: what ranked it, the vote, holds, papers, facts, the engine's answer.
    func notes(on candidate: CandidateResult, in section: Section.Kind) -> [String] {
        let reason = self(candidate.reason.message)
        var notes: [String] = []
        let keys = rankKeys(candidate)
        if !keys.isEmpty { notes.append(self(Message("reports.note.rank_keys", ["keys": keys]))) }
        if candidate.isHeld, section != .held { notes.append(self(Message("reports.note.held"))) }
        if section != .unapproved, ["not_carried", "not_taken"].contains(candidate.approval), section != .chosen {
            notes.append(approval(candidate.approval))
        }
        // What the reason has named already is not said twice.
        let papers = candidate.missingPapers.map(\.title)
        if !papers.allSatisfy({ reason.contains($0) }) {
            notes.append(self(Message("reports.note.papers", ["papers": papers.joined(separator: "; ")])))
        }
        if !candidate.missingFacts.allSatisfy({ reason.contains($0) }) {
            let facts = candidate.missingFacts.joined(separator: ", ")
            notes.append(self(Message("reports.note.facts", ["facts": facts])))
        }
        if let decision = candidate.decision {
            let values = ["outcome": outcome(decision.engineOutcome), "reason": self(decision.engineReason.message)]
            notes.append(self(Message("reports.note.engine", values)))
        }
        return notes
    }

    /// The bonus as a list of at most one sentence.
    func bonus(_ candidate: CandidateResult) -> [String] {
        candidate.bonus.map { [self(Message("reports.note.bonus", ["amount": money($0)]))] } ?? []
    }

    /// An assumed parameter with its value and where that is from.
    func assumption(_ assumption: RoundResult.Assumption) -> String {
        let basis = assumption.basis.isEmpty ? "" : " – \(assumption.basis)"
        return "\(assumption.title) [\(assumption.parameter)] = \(assumption.value)\(basis)"
    }

    /// The values of the rank keys, without those that say nothing.
    func rankKeys(_ candidate: CandidateResult) -> String {
        candidate.rankKeys.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a warning says and where, without the word for its severity: the heading above has said it.
    func warning(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.place.text.isEmpty ? "" : diagnostic.place.text + " – "
        let advice = diagnostic.advice.map { " " + self($0) } ?? ""
        return place + self(diagnostic.message) + advice
    }

    /// The titles of the standards that are met.
    func standardsMet(_ candidate: CandidateResult) -> String {
        candidate.standards.filter { $0.truth == "true" }.map(\.title).joined(separator: "; ")
    }
}
