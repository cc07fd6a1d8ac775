// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import Records
import Rules

/// Finds what only a round's records show: conditions nobody reaches, standards that everyone passes, and parameters that
/// decide nobody.
public struct RoundReview {
    private let session: RoundSession
    private let prose: Prose

    /// A review of a round that was judged, in the words of a language.
    public init(_ session: RoundSession, language: Language) {
        self.session = session
        prose = Prose(session.loaded.rulebook, language)
    }

    private var rulebook: Rulebook { session.loaded.rulebook }

    /// The findings: awards in their order, then parameters.
    ///
    /// Conditions that everyone meets are notes.
    public var diagnostics: [Diagnostic] {
        session.staged.keys.sorted().flatMap { award in
            session.staged[award].map { findings(rulebook.awards[award], $0.evaluation) } ?? []
        } + idleParameters
    }

    // MARK: Conditions and standards

    private func findings(_ award: Award, _ evaluation: AwardEvaluation) -> [Diagnostic] {
        let candidates = Array(evaluation.candidates)
        guard !candidates.isEmpty else { return [] }
        var found: [Diagnostic] = []
        var seen: Set<ExpressionID> = []
        let roots = award.requirements.map(\.condition) + award.standards.flatMap(\.conditions)
        for id in roots.flatMap(parts) where seen.insert(rulebook.expressions[id].canonical).inserted {
            let truth = session.evaluator.truth(id, record: award.record, candidates)
            let place = place(rulebook.expressions[id].position)
            if truth.yes.isEmpty {
                found.append(Diagnostic(.warning, at: place, nobody(id, award, candidates, truth)))
            } else if truth.yes.population == candidates.count {
                found.append(
                    Diagnostic(
                        .note, at: place,
                        Message("round_review.everyone", arguments(award, candidates, ["condition": prose.words(id)]))))
            }
        }
        for (index, standard) in award.standards.enumerated()
        where evaluation.standards[index].yes.population == candidates.count {
            found.append(
                Diagnostic(
                    .warning, at: place(standard.position),
                    Message(
                        "round_review.everyone_standard",
                        arguments(award, candidates, ["standard": standard.title ?? standard.id]))))
        }
        return found
    }

    /// The conditions that a condition is made of, as far as they are asked of the candidate itself.
    private func parts(_ id: ExpressionID) -> [ExpressionID] {
        switch rulebook.expressions[id].operation {
        case .all(let list), .any(let list), .atLeastOf(_, let list): list.flatMap(parts)
        // That nobody meets what must not be met is as it should be.
        case .none: []
        // A switch of the council is the same for everyone.
        default: readsRecords(id) ? [id] : []
        }
    }

    private func readsRecords(_ id: ExpressionID) -> Bool {
        let operation = rulebook.expressions[id].operation
        if case .check = operation { return true }
        return !operation.facts.isEmpty || operation.operands.contains(where: readsRecords)
    }

    private func nobody(
        _ id: ExpressionID, _ award: Award, _ candidates: [Candidate], _ truth: TruthColumn
    ) -> Message {
        var values = arguments(award, candidates, ["condition": prose.words(id)])
        let open = candidates.count - truth.no.population
        if open > 0 {
            values["open"] = String(open)
            return Message("round_review.nobody_known", values)
        }
        guard let nearest = nearest(id, award, candidates) else { return Message("round_review.nobody", values) }
        values.merge(nearest) { first, _ in first }
        return Message("round_review.nobody_near", values)
    }

    /// Of a comparison, the candidate who comes nearest to the threshold; the first in the order of records among equals.
    private func nearest(_ id: ExpressionID, _ award: Award, _ candidates: [Candidate]) -> [String: String]? {
        guard case .compare(let relation, let a, let b) = rulebook.expressions[id].operation else { return nil }
        let found = session.evaluator.numbers(a, record: award.record, candidates)
        let needed = session.evaluator.numbers(b, record: award.record, candidates)
        let isUpper = relation == .atMost || relation == .lessThan
        var best: (place: Int, missed: Rational)?
        for place in candidates.indices {
            guard let x = found[place].exact, let y = needed[place].exact,
                let missed = isUpper ? x.subtracting(y) : y.subtracting(x)
            else { continue }
            if best.map({ missed < $0.missed }) ?? true { best = (place, missed) }
        }
        guard let best, let x = found[best.place].exact, let y = needed[best.place].exact else { return nil }
        let type = rulebook.expressions[a].type
        return [
            "candidate": session.loaded.records.tables[award.record].keys[candidates[best.place].row],
            "found": prose.value(x, type), "needed": prose.value(y, type),
        ]
    }

    private func arguments(
        _ award: Award, _ candidates: [Candidate], _ more: [String: String]
    ) -> [String: String] {
        more.merging(["award": award.title, "count": String(candidates.count)]) { first, _ in first }
    }

    private func place(_ position: SourcePosition) -> Place { .file(position.file, line: position.line) }

    // MARK: Parameters

    /// Parameters that change nobody's standing at either end of their range, or in any other position of a switch.
    private var idleParameters: [Diagnostic] {
        let whatIf = WhatIf(session, language: prose.language)
        return UsedParameters(rulebook: rulebook, inputs: session.loaded.inputs).indices.compactMap { index in
            let parameter = rulebook.parameters[index]
            guard let current = session.loaded.inputs.value(of: index, rulebook) else { return nil }
            let others = trials(parameter).filter { $0 != current }
            guard !others.isEmpty, others.allSatisfy({ leavesEverybody(index, $0, whatIf) }) else { return nil }
            return Diagnostic(
                .warning, at: place(parameter.position),
                Message(
                    "round_review.parameter",
                    [
                        "title": parameter.title, "name": parameter.id, "value": prose.constant(current),
                        "others": others.map { prose.constant($0) }.joined(separator: "; "),
                    ]))
        }
    }

    private func trials(_ parameter: Parameter) -> [Constant] {
        switch parameter.type {
        case .flag: return [.truth(true), .truth(false)]
        case .code(let list):
            return rulebook.schema.codeLists[list].codes.indices.map { .code(list: list, $0) }
        case .number: return [parameter.least, parameter.greatest].compactMap { $0.map { .number($0) } }
        default: return []
        }
    }

    /// Whether everyone stands where he stood when a parameter has another value; false when the round cannot be judged by
    /// it.
    private func leavesEverybody(_ parameter: Int, _ value: Constant, _ whatIf: WhatIf) -> Bool {
        guard let other = try? session.overlaid(with: RoundChange(parameters: [parameter: value])) else { return false }
        let told: Set<CandidateComparison.Aspect> = [.outcome, .verdict, .hold, .approval, .papers, .bonus]
        return whatIf.comparison(with: other).0.awards.allSatisfy { award in
            award.notable.allSatisfy { told.isDisjoint(with: $0.aspects) }
        }
    }
}
