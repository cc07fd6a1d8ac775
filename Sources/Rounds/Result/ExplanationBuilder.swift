// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import Records
import Rules

extension RoundSession {
    /// Why a candidate stands where it does: for one award, or for every award it is looked at for.
    ///
    /// - Parameters:
    ///   - key: The candidate's key.
    ///   - award: The award's id; nil for all.
    ///   - takes: Whether to say what it would take to be eligible, which is tried out on the records.
    public func explanations(
        of key: String, award: String?, language: Language, takes: Bool = false
    ) -> [ExplanationView] {
        let prose = Prose(loaded.rulebook, language)
        return staged.keys.sorted().flatMap { index -> [ExplanationView] in
            let declared = loaded.rulebook.awards[index]
            guard award == nil || award == declared.id, let staged = staged[index],
                let row = loaded.records.tables[declared.record].row(key),
                let place = staged.evaluation.candidates.firstIndex(where: { $0.row == row })
            else { return [] }
            let builder = AwardResultBuilder(session: self, staged: staged, prose: prose)
            return [ExplanationBuilder(builder: builder).build(place, takes: takes)]
        }
    }

    /// Every key that some award looks at, in the order of records.
    public var candidateKeys: [String] {
        var seen: Set<String> = []
        return staged.keys.sorted().flatMap { index in
            let keys = loaded.records.tables[loaded.rulebook.awards[index].record].keys
            return staged[index]?.evaluation.candidates.map { keys[$0.row] } ?? []
        }.filter { seen.insert($0).inserted }
    }
}

/// Puts one candidate's explanation into words.
struct ExplanationBuilder {
    let builder: AwardResultBuilder

    private var prose: Prose { builder.prose }
    private var rulebook: Rulebook { builder.rulebook }
    private var values: ValueText { ValueText(prose, builder.records) }

    func build(_ place: Int, takes: Bool) -> ExplanationView {
        let candidate = builder.staged.evaluation.candidates[place]
        let explanation = builder.session.evaluator.explain(builder.staged.evaluation.award, candidate)
        let result = builder.candidate(place)
        var view = ExplanationView(
            candidate: result,
            award: .init(
                id: builder.award.id, title: builder.award.title, basis: prose.citation(builder.award.basis)),
            requirements: explanation.requirements.map { node($0.trace, $0.basis) },
            standards: explanation.standards.map(standard), holds: explanation.holds.map { node($0.trace, $0.basis) },
            approvals: explanation.approvals.map { node($0.trace, $0.basis) }, seat: [], sentences: [])
        view.seat = seat(result)
        view.sentences = sentences(view)
        if takes { view.takes = TakesBuilder(builder: builder, candidate: candidate).build(explanation.verdict) }
        return view
    }

    // MARK: Tree

    private func standard(_ standard: AwardExplanation.Standard) -> ExplanationView.Node {
        .init(
            words: standard.title ?? say("standard", ["id": standard.id]), truth: standard.truth.rawValue, found: "",
            needed: "", margin: "", basis: prose.citation(standard.basis), position: "", facts: [], exceptions: [],
            parts: standard.conditions.map { node($0, nil) })
    }

    func node(_ trace: Trace, _ basis: Citation?) -> ExplanationView.Node {
        let expression = rulebook.expressions[trace.expression]
        let type = operandType(expression)
        return .init(
            words: prose.words(trace.expression), truth: trace.truth.rawValue,
            found: trace.found.map { values.text($0, type) } ?? "",
            needed: trace.needed.map { values.text($0, type) } ?? "",
            margin: margin(trace, type), basis: prose.citation(basis),
            position: expression.position == .nowhere ? "" : expression.position.text,
            facts: trace.facts.map { fact in
                .init(
                    path: fact.path, title: fact.title, value: values.text(fact.value, fact.type),
                    isKnown: fact.value.isKnown)
            },
            exceptions: trace.exceptions.map { exception in
                let name = builder.name(exception.record, exception.row)
                return exception.truth == .unknown ? say("exception_unknown", ["name": name]) : name
            },
            parts: parts(trace))
    }

    /// A definition's own condition stands in for it when it says no more than a single one.
    private func parts(_ trace: Trace) -> [ExplanationView.Node] {
        trace.parts.map { node($0, nil) }
    }

    private func operandType(_ expression: Expression) -> ValueType {
        guard let first = expression.operation.operands.first else { return .number }
        let type = rulebook.expressions[first].type
        if case .set(let element) = type { return element }
        return type
    }

    private func margin(_ trace: Trace, _ type: ValueType) -> String {
        guard let margin = trace.margin, type == .number else { return "" }
        return (margin > .zero ? "+" : "") + prose.number(margin)
    }

    // MARK: Sentences

    private func seat(_ result: CandidateResult) -> [String] {
        let outcome = builder.staged.outcome
        var lines = [result.reason.message.text(in: prose.language)]
        if let decision = result.decision {
            lines.append(
                say(
                    "engine_answer",
                    [
                        "outcome": say("outcome.\(decision.engineOutcome.rawValue)"),
                        "reason": decision.engineReason.message.text(in: prose.language),
                    ]))
        }
        guard let rank = result.rank else { return lines }
        // Without a limit there is no last place.
        if builder.staged.quota.problem.seats != nil, let last = outcome.awarded.last {
            let candidate = builder.staged.evaluation.candidates[builder.staged.quota.competing[last]]
            lines.append(
                say(
                    "last_place",
                    [
                        "rank": String(rank), "count": String(builder.staged.quota.competing.count),
                        "last": builder.name(builder.award.record, candidate.row),
                        "last_rank": String(builder.staged.quota.problem.ranks[last]),
                    ]))
        }
        lines += swaps(result, rank)
        let binding = outcome.rules.filter { $0.binding == true && $0.rule.kind != .seats }
        if !binding.isEmpty {
            lines.append(
                say("binding", ["rules": binding.map { builder.ruleTitle($0.rule) }.joined(separator: "; ")]))
        }
        return lines
    }

    /// For each worse-ranked winner, the rule that would break if the candidate took that seat.
    private func swaps(_ result: CandidateResult, _ rank: Int) -> [String] {
        let quota = builder.staged.quota
        guard result.outcome == .notAwarded, let row = builder.records.tables[builder.award.record].row(result.key),
            let place = quota.competing.firstIndex(where: { builder.staged.evaluation.candidates[$0].row == row })
        else { return [] }
        return builder.staged.outcome.awarded.filter { quota.problem.ranks[$0] > rank }.compactMap { winner in
            let broken = builder.staged.outcome.rulesBroken(byReplacing: winner, with: place)
            guard !broken.isEmpty else { return nil }
            let candidate = builder.staged.evaluation.candidates[quota.competing[winner]]
            return say(
                "swap",
                [
                    "winner": builder.name(builder.award.record, candidate.row),
                    "rank": String(quota.problem.ranks[winner]),
                    "rules": broken.map(builder.ruleTitle).joined(separator: "; "),
                ])
        }
    }

    private func sentences(_ view: ExplanationView) -> [String] {
        var lines: [String] = []
        let subject = ["name": view.candidate.name, "award": view.award.title]
        lines.append(say("verdict.\(view.candidate.verdict)", subject))
        let failing = view.requirements.filter { $0.truth == "false" }
        lines += failing.map { say("fails", ["condition": sentence($0)]) }
        if !view.standards.isEmpty {
            let met = view.standards.filter { $0.truth == "true" }
            lines += met.map { say("meets", ["standard": named($0)]) }
            if met.isEmpty {
                for standard in view.standards where standard.truth == "false" {
                    let reasons = failures(standard).map(sentence).joined(separator: "; ")
                    lines.append(say("misses", ["standard": named(standard), "reasons": reasons]))
                }
            }
        }
        if view.candidate.verdict == "undetermined" {
            lines.append(say("missing", ["facts": view.candidate.missingFacts.joined(separator: ", ")]))
        }
        if view.candidate.isHeld {
            let holds = view.holds.filter { $0.truth != "false" }.map(sentence).joined(separator: "; ")
            lines.append(say("held", ["holds": holds]))
        }
        if !view.candidate.missingPapers.isEmpty {
            lines.append(say("papers", ["papers": view.candidate.missingPapers.map(\.title).joined(separator: ", ")]))
        }
        return lines + view.seat
    }

    /// The deepest conditions that make a part false.
    private func failures(_ node: ExplanationView.Node) -> [ExplanationView.Node] {
        node.parts.filter { $0.truth == "false" }
    }

    private func named(_ node: ExplanationView.Node) -> String {
        node.basis.isEmpty ? node.words : "\(node.words) (\(node.basis))"
    }

    private func sentence(_ node: ExplanationView.Node) -> String {
        var text = node.words
        if !node.found.isEmpty, !node.needed.isEmpty {
            text += say("found_needed", ["found": node.found, "needed": node.needed])
        } else if !node.found.isEmpty {
            text += say("found", ["found": node.found])
        }
        return node.basis.isEmpty ? text : "\(text) [\(node.basis)]"
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("rounds.explain." + key, arguments).text(in: prose.language)
    }
}
