// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension AwardComparison {
    /// Whether there is more to show than ranks and the words of reasons.
    var showsDifference: Bool {
        seatsBefore != seatsAfter || !notable.isEmpty || rules.contains(where: \.isWorthALine)
    }
}

extension RuleComparison {
    /// Whether a table shows it: it changed, and a cap that stands for each value of a path bound before or binds now.
    var isWorthALine: Bool {
        guard !isSame else { return false }
        return !id.contains("/") || before?.isBinding == true || after?.isBinding == true
    }
}

extension Words {
    /// The seats before and after as one sentence.
    func seats(of award: AwardComparison) -> String {
        guard let before = award.seatsBefore else { return self(Message("reports.comparison.award_new")) }
        guard let after = award.seatsAfter else { return self(Message("reports.comparison.award_gone")) }
        var parts: [String] = []
        func add(_ what: String, _ old: String, _ new: String, always: Bool = false) {
            guard always || old != new else { return }
            parts.append(self(Message("reports.comparison.seats.\(what)", ["change": arrow(old, new)])))
        }
        func count(_ number: Int?) -> String {
            number.map { String($0) } ?? self(Message("reports.comparison.no_limit"))
        }
        func money(_ amount: Int64?) -> String { self.money(amount ?? 0) }
        add("limit", count(before.limit), count(after.limit))
        add("awarded", count(before.awarded), count(after.awarded), always: true)
        add("contested", count(before.contested), count(after.contested))
        add("vacant", count(before.vacant ?? 0), count(after.vacant ?? 0))
        add("bonus", money(before.bonus), money(after.bonus))
        return parts.joined(separator: " · ")
    }

    /// What a candidate's outcome was and is; where it is the same, what the verdict was and is.
    func change(of candidate: CandidateComparison) -> String {
        let (old, new) = (outcome(of: candidate.before), outcome(of: candidate.after))
        guard old == new, let before = candidate.before?.verdict, let after = candidate.after?.verdict, before != after
        else { return arrow(old, new) }
        return arrow(verdict(before), verdict(after))
    }

    /// Why a candidate stands where it does now, and where it stood before if that said something else.
    func reasons(of candidate: CandidateComparison) -> String {
        let after = candidate.after?.text ?? self(Message("reports.comparison.no_candidate"))
        guard let before = candidate.before, candidate.movement != .enters, before.text != after else { return after }
        return "\(after) • " + self(Message("reports.comparison.was", ["reason": before.text]))
    }

    /// How a rule came out before and after.
    func change(of rule: RuleComparison) -> String {
        func text(_ rule: RoundSnapshot.Rule?) -> String {
            guard let rule else { return self(Message("reports.comparison.none")) }
            let values = ["need": String(rule.need), "have": String(rule.have)]
            let counts =
                switch rule.kind {
                case "ceiling", "cap": self(Message("reports.rule_at_most", values))
                default: self(Message("reports.rule_at_least", values))
                }
            return rule.isBinding ? "\(counts), \(self(Message("reports.binding")))" : counts
        }
        return "\(ruleKind(rule.kind)): \(rule.title) – \(arrow(text(rule.before), text(rule.after)))"
    }

    /// A standing's outcome with what a council decided.
    func outcome(of standing: RoundSnapshot.Standing?) -> String {
        guard let standing else { return self(Message("reports.comparison.none")) }
        guard standing.outcome == .overridden, let decision = standing.decision else {
            return outcome(standing.outcome)
        }
        return self(Message("reports.decided.\(decision)"))
    }

    /// One text, or two with an arrow between them.
    func arrow(_ before: String, _ after: String) -> String { before == after ? after : "\(before) → \(after)" }
}
