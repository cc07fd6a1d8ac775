// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Rules

/// The outcome of each candidate and the reason for it.
extension AwardResultBuilder {
    func standing(
        _ index: Int, _ places: Places, _ quota: QuotaProblem, _ outcome: Outcome
    ) -> (OutcomeCode, Reason) {
        if let place = places[index],
            outcome.conflicts.contains(where: { if case .decisions = $0 { true } else { false } })
        {
            // Decisions that contradict the rules leave nothing to allot: they stand, and nobody else has a seat.
            let isAwarded = quota.problem.decisions.contains { $0.candidate == place && $0.verdict == .award }
            return (
                isAwarded ? .awarded : .notAwarded,
                Reason(
                    code: "decision_conflict", message: Message("rounds.reason.decision_conflict"), rules: [],
                    candidates: [])
            )
        }
        if let place = places[index] {
            let code: OutcomeCode =
                switch outcome.standings[place] {
                case .awarded: .awarded
                case .notAwarded: .notAwarded
                case .contested, .notDetermined: .contested
                }
            return (code, reason(of: place, quota, outcome))
        }
        if let exclusion = staged.excluded[index], isEligible(index) { return (.excluded, reason(exclusion)) }
        return (.notCompeting, waiting(index))
    }

    private func isEligible(_ index: Int) -> Bool {
        staged.evaluation.competes(index, isProvisional: award.isProvisional)
    }

    private func reason(_ exclusion: Exclusion) -> Reason {
        let message =
            if let higher = exclusion.award {
                Message(
                    exclusion.isReuse
                        ? "rounds.reason.excluded_reuse"
                        : exclusion.achievement == nil ? "rounds.reason.excluded" : "rounds.reason.excluded_for",
                    ["award": rulebook.awards[higher].title, "achievement": exclusion.achievement ?? ""])
            } else {
                Message("rounds.reason.excluded_past", ["achievement": exclusion.achievement ?? ""])
            }
        return Reason(code: "excluded", message: message, rules: [], candidates: [])
    }

    /// Why a candidate does not compete: the first thing in its way.
    private func waiting(_ index: Int) -> Reason {
        let evaluation = staged.evaluation
        func reason(_ code: String, _ arguments: [String: String] = [:]) -> Reason {
            Reason(code: code, message: Message("rounds.reason.\(code)", arguments), rules: [], candidates: [])
        }
        switch evaluation.verdicts[index] {
        case .ineligible:
            let failure = session.evaluator.firstFailure(evaluation.award, evaluation.candidates[index])
            guard let failure else { return reason("no_standard") }
            return reason("ineligible", ["condition": prose.words(failure)])
        case .undetermined: return reason("undetermined")
        case .eligible: break
        }
        if evaluation.held[index] {
            let hold = session.evaluator.firstHold(evaluation.award, evaluation.candidates[index])
            return reason("held", ["condition": hold.map(prose.words) ?? ""])
        }
        let approval = session.evaluator.firstMissingApproval(evaluation.award, evaluation.candidates[index])
        let condition = ["condition": approval.map(prose.words) ?? ""]
        switch evaluation.approvals[index] {
        case .notTaken: return reason("vote_not_taken", condition)
        case .notCarried: return reason("vote_not_carried", condition)
        case .carried, .notNeeded: break
        }
        let titles = evaluation.dossiers[index].missing.map { paper($0).title }.joined(separator: ", ")
        return reason("dossier", ["papers": titles])
    }

    // MARK: Seats

    /// Why somebody who competes has a seat or none.
    private func reason(of place: Int, _ quota: QuotaProblem, _ outcome: Outcome) -> Reason {
        let kinds = seatReasons(quota, outcome).kinds
        let kind = Int(kinds.places[place])
        return (sharedReason(kind, quota, outcome) ?? ties(kinds.reasons[kind], place, quota, outcome))
            .withRank(quota.problem.ranks[place])
    }

    /// The reasons of all who compete, as the engine alone would have them or with the decisions.
    func seatReasons(_ quota: QuotaProblem, _ outcome: Outcome) -> SeatReasons {
        shared.reasons(isEngine: quota.problem.decisions.isEmpty) { SeatReasons(outcome) }
    }

    /// The words of a kind of reason without anybody's rank; nil where each candidate needs its own.
    func sharedReason(_ kind: Int, _ quota: QuotaProblem, _ outcome: Outcome) -> Reason? {
        seatReasons(quota, outcome).words(kind) { reason($0, quota, outcome) }
    }

    /// A reason without the rank of whoever has it; nil where it says more that is the candidate's own.
    private func reason(_ reason: Allocation.Reason, _ quota: QuotaProblem, _ outcome: Outcome) -> Reason? {
        func make(_ code: String, _ arguments: [String: String], rules: [RuleName] = [], others: [Int] = []) -> Reason {
            self.reason(code, arguments, rules: rules, others: others, quota)
        }
        switch reason {
        case .merit:
            guard let seats = quota.problem.seats else { return make("no_limit", [:]) }
            return make("merit", ["seats": String(seats)])
        case .reserved(let rules):
            // Thousands of caps may come before the few rules that support anybody.
            let supports = outcome.rules.indices.filter { index in
                switch outcome.rules[index].rule.kind {
                case .reserve, .floor: rules.contains(outcome.rules[index].rule)
                case .seats, .cap, .ceiling: false
                }
            }
            let out = supports.flatMap { outcome.rules[$0].wouldEnter }
            return make("reserve", [:], rules: rules, others: out)
        case .rank(let cutOff):
            let last = outcome.awarded.filter { quota.problem.ranks[$0] == cutOff }
            return make("rank", ["cut_off": String(cutOff)], others: last)
        case .full(let rules, let holders):
            return make(holders.isEmpty ? "cap_closed" : "cap_full", [:], rules: rules, others: holders)
        case .displaced(let rule, let winners):
            // Nobody in particular took the seat where a tie still has to be decided.
            if winners.isEmpty, outcome.contestedClasses.isEmpty { return make("rules_together", [:], rules: [rule]) }
            return make(winners.isEmpty ? "displaced_open" : "displaced", [:], rules: [rule], others: winners)
        case .excluded(let rules):
            let decided = quota.problem.decisions.filter { $0.verdict == .award }.map(\.candidate)
            if decided.isEmpty { return make("rules_together", [:], rules: rules) }
            return make("displaced_by_decision", [:], rules: rules, others: decided)
        case .ties: return nil
        case .decided(let verdict):
            return make(verdict == .award ? "award_decided" : "deny_decided", [:])
        case .notDetermined: return make("not_determined", [:])
        }
    }

    /// The reason of somebody in a tie, which names the others.
    private func ties(
        _ reason: Allocation.Reason, _ place: Int, _ quota: QuotaProblem, _ outcome: Outcome
    ) -> Reason {
        var ranks: [Int] = []
        if case .ties(let found) = reason { ranks = found }
        let classes = outcome.contestedClasses.filter { ranks.contains($0.rank) }.map {
            say(
                $0.least == $0.most ? "rounds.tie_class_fixed" : "rounds.tie_class",
                ["rank": String($0.rank), "least": String($0.least), "most": String($0.most)])
        }
        // It may be sure that ties decide, and not which.
        if ranks.isEmpty {
            return Reason(code: "tie", message: Message("rounds.reason.tie_somewhere"), rules: [], candidates: [])
        }
        let others = outcome.contested.filter { ranks.contains(quota.problem.ranks[$0]) && $0 != place }
        return self.reason("tie", ["classes": classes.joined(separator: "; ")], others: others, quota)
    }

    private func reason(
        _ code: String, _ arguments: [String: String], rules: [RuleName] = [], others: [Int], _ quota: QuotaProblem
    ) -> Reason {
        var arguments = arguments
        arguments["rules"] = rules.map(ruleTitle).joined(separator: "; ")
        arguments["others"] = names(others, quota)
        return Reason(
            code: code, message: Message("rounds.reason.\(code)", arguments), rules: rules.map(\.id),
            candidates: others.map { key($0, quota) })
    }

    private func key(_ place: Int, _ quota: QuotaProblem) -> String {
        records.tables[award.record].keys[staged.evaluation.candidates.row(quota.competing[place])]
    }

    /// Names of others, at most five of them.
    private func names(_ places: [Int], _ quota: QuotaProblem) -> String {
        let shown = places.prefix(5).map { name(award.record, staged.evaluation.candidates.row(quota.competing[$0])) }
        let text = shown.joined(separator: ", ")
        return places.count > 5 ? say("rounds.and_more", ["list": text, "count": String(places.count - 5)]) : text
    }
}
