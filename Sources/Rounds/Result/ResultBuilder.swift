// SPDX-License-Identifier: Apache-2.0

import Allocation
import Cores
import Evaluation
public import Messages
import Platform
import Records
import Rules

extension RoundSession {
    /// The engine's version, as results carry it.
    public static let engine = "binhxet 0.1.0"

    /// The whole result in a language.
    ///
    /// - parameter certificates: whether the proofs for `verify` are wanted too; only a stored result needs them.
    public func result(language: Language, certificates: Bool = true) -> RoundResult {
        let prose = Prose(loaded.rulebook, language)
        let declaration = loaded.declaration
        let awards = awardResults(prose, certificates: certificates)
        let wanted = shown.map { loaded.rulebook.awards[$0].id }
        return RoundResult(
            round: .init(
                id: declaration.id, title: declaration.title, year: declaration.year,
                date: declaration.date.description, lawAsOf: declaration.lawAsOf.description),
            packs: packDigests,
            recordsDigest: loaded.recordsDigest, engine: Self.engine,
            warnings: diagnostics.filter { $0.severity == .warning } + failuresOfReasons,
            assumptions: UsedParameters(rulebook: loaded.rulebook, inputs: loaded.inputs, award: shown).assumptions(
                prose),
            awards: awards.filter { wanted == nil || $0.id == wanted },
            seal: seal(of: awards))
    }

    /// Functions that failed only while reasons were found: on people on whom nothing depended on them, so that judging did
    /// not call them.
    private var failuresOfReasons: [Diagnostic] {
        evaluator.scriptProblems.map { Diagnostic(.warning, at: $0.place, $0.message, advice: $0.advice) }
    }

    /// The results of all awards in the order of their declaration.
    func awardResults(_ prose: Prose, certificates: Bool) -> [AwardResult] {
        let awards = staged.keys.sorted().compactMap { staged[$0] }
        func builder(_ place: Int) -> AwardResultBuilder {
            AwardResultBuilder(session: self, staged: awards[place], prose: prose)
        }
        let isParallel = evaluator.answersOnCores
        let parts = Self.parts(
            of: awards.map(\.evaluation.candidates.count), threads: isParallel ? evaluator.threads : 1)
        // SAFETY: putting people into words writes nothing but what their own builder keeps, as long as no function is called.
        let people = onCoresUnchecked(parts.count, isParallel: isParallel) { part in
            let builder = builder(parts[part].list)
            return parts[part].range.map(builder.candidate)
        }
        return onCoresUnchecked(awards.count, isParallel: isParallel) { place in
            let candidates = parts.indices.filter { parts[$0].list == place }.flatMap { people[$0] }
            return builder(place).build(candidates, certificates: certificates)
        }
    }

    /// Lists cut into parts that are worth a core each, in their order; a list that is empty has one part.
    static func parts(of counts: [Int], threads: Int) -> [(list: Int, range: Range<Int>)] {
        counts.indices.flatMap { list in
            let (count, least) = (counts[list], 64)
            let pieces = threads > 1 ? max(1, min(4 * threads, count / least)) : 1
            return (0..<pieces).map { (list, count * $0 / pieces..<count * ($0 + 1) / pieces) }
        }
    }
}

/// Puts one staged award into words.
struct AwardResultBuilder {
    let session: RoundSession
    let staged: StagedAward
    let prose: Prose
    /// The reasons that many candidates share.
    let shared = SharedReasons()

    init(session: RoundSession, staged: StagedAward, prose: Prose) {
        self.session = session
        self.staged = staged
        self.prose = prose
    }

    var rulebook: Rulebook { session.loaded.rulebook }
    var records: RecordSet { session.loaded.records }
    var award: Award { rulebook.awards[staged.evaluation.award] }

    func build(certificates: Bool) -> AwardResult {
        build(staged.evaluation.candidates.indices.map(candidate), certificates: certificates)
    }

    /// The result of the award with those of its candidates, which are put into order.
    func build(_ candidates: [CandidateResult], certificates: Bool) -> AwardResult {
        AwardResult(
            id: award.id, title: award.title, kind: award.kind.rawValue,
            forEach: records.schema.records[award.record].name, basis: prose.citation(award.basis), seats: seats,
            rules: rules, candidates: ordered(candidates),
            certificate: certificates ? certificate : nil)
    }

    /// The seats as they were given.
    var seats: AwardResult.Seats {
        let outcome = staged.outcome
        let limit = staged.quota.problem.seats
        let isConflict = outcome.conflicts.contains { if case .decisions = $0 { true } else { false } }
        let awarded =
            isConflict
            ? staged.quota.problem.decisions.count { $0.verdict == .award } : outcome.awarded.count
        return .init(
            limit: limit, awarded: awarded, contested: outcome.contested.count,
            vacant: limit.map { max(0, $0 - (isConflict ? awarded : outcome.filled)) },
            working: staged.quota.seatsWorking.map(working) ?? limit.map(String.init) ?? "",
            starved: outcome.starvation?.rules.map(\.id) ?? [])
    }

    /// What became of each rule.
    var rules: [RuleResult] { ruleReports.map(rule) }

    /// The same as the allocator tells it.
    var ruleReports: ArraySlice<RuleReport> {
        // The seats are reported first, where there is a limit.
        staged.outcome.rules.drop { $0.rule.kind == .seats }
    }

    private var certificate: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return staged.outcome.certificate.flatMap { try? encoder.encode($0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    // MARK: Rules

    private func rule(_ report: RuleReport) -> RuleResult {
        let source = staged.quota.sources[report.rule.id]
        return RuleResult(
            id: report.rule.id, title: ruleTitle(report.rule), kind: report.rule.kind.rawValue, need: report.need,
            have: report.have.lowerBound, isBinding: report.binding ?? false,
            working: staged.quota.workings[report.rule.id].map(working) ?? "", basis: prose.citation(source?.basis))
    }

    /// A rule's name; of a cap over a path with the value it is for.
    func ruleTitle(_ rule: RuleName) -> String {
        if rule.kind == .seats { return say("rounds.rule_seats") }
        guard let source = staged.quota.sources[rule.id] else { return rule.id }
        let title = source.title ?? source.id
        guard case .each(let path) = source.group else { return title }
        let key = String(rule.id.dropFirst(source.id.count + 1))
        guard case .record(let record) = rulebook.expressions[path].type, let row = records.tables[record].row(key)
        else {
            return "\(title): \(key)"
        }
        return "\(title): \(name(record, row))"
    }

    /// "15 % × 23 = 3,45 → 3 (làm tròn xuống)".
    private func working(_ working: QuotaProblem.Working) -> String {
        let percent = working.share.multiplied(by: Rational(100))
        let share =
            percent.flatMap { $0.decimalText(separator: "") == nil ? nil : "\(prose.number($0)) %" }
            ?? prose.number(working.share)
        let product = working.share.multiplied(by: working.base) ?? .zero
        return say(
            "rounds.working.\(working.rounding.rawValue)",
            [
                "share": share, "base": prose.number(working.base), "product": prose.number(product),
                "result": String(working.result),
            ])
    }

    // MARK: Candidates

    /// Where the candidate at a place of the evaluation ended up, and why.
    func finding(_ index: Int) -> Finding {
        let (outcome, reason) = standing(index, staged.places, staged.quota, staged.outcome)
        var found = Finding(
            outcome: outcome, reason: reason, rank: staged.places[index].map { staged.quota.problem.ranks[$0] })
        let decision = staged.decisions[index]
        if let decision {
            let engine = standing(index, staged.enginePlaces, staged.engineQuota, staged.engineOutcome)
            found.decision = DecisionResult(
                outcome: decision.isAward ? "awarded" : "not_awarded", by: decision.by,
                date: decision.date.description, reason: decision.reason, engineOutcome: engine.0,
                engineReason: engine.1)
            found.outcome = .overridden
            found.reason = Reason(
                code: "decision",
                message: Message(
                    decision.isAward ? "rounds.reason.decided_award" : "rounds.reason.decided_deny",
                    ["by": decision.by, "date": prose.date(decision.date), "reason": decision.reason]),
                rules: [], candidates: [])
        }
        let isAwarded = decision.map(\.isAward) ?? (outcome == .awarded)
        if isAwarded {
            found.bonus = BonusCalculator(session: session, award: award).amount(
                for: staged.evaluation.candidates[index])
        }
        return found
    }

    /// Where a candidate ended up.
    struct Finding {
        var outcome: OutcomeCode
        var reason: Reason
        let rank: Int?
        var decision: DecisionResult?
        var bonus: Int64?
    }

    /// The result of the candidate at a place of the evaluation.
    func candidate(_ index: Int) -> CandidateResult {
        let evaluation = staged.evaluation
        let candidate = evaluation.candidates[index]
        let found = finding(index)
        return CandidateResult(
            key: key(index), nomination: candidate.nomination.flatMap { nominationKey($0) },
            name: name(index), unit: unit(index),
            verdict: evaluation.verdicts[index].rawValue, isHeld: evaluation.held[index],
            approval: evaluation.approvals[index].rawValue,
            missingPapers: evaluation.dossiers[index].missing.map(paper), standards: standards(index),
            rank: found.rank, rankKeys: rankKeys(candidate, competes: found.rank != nil), outcome: found.outcome,
            reason: found.reason, missingFacts: missingFacts(index), decision: found.decision, bonus: found.bonus)
    }

    /// The key of the candidate at a place of the evaluation.
    func key(_ index: Int) -> String {
        records.tables[award.record].keys[staged.evaluation.candidates.row(index)]
    }

    /// What would settle the verdict; of a settled one, what the vote still waits for.
    func missingFacts(_ index: Int) -> [String] {
        let evaluation = staged.evaluation
        let candidate = evaluation.candidates[index]
        switch (evaluation.verdicts[index], evaluation.approvals[index]) {
        case (.undetermined, _): return session.evaluator.missingFacts(evaluation.award, candidate)
        case (.eligible, .notTaken): return session.evaluator.missingForApproval(evaluation.award, candidate)
        default: return []
        }
    }

    private func nominationKey(_ row: Int) -> String? {
        rulebook.nominationFields.map { records.tables[$0.record].keys[row] }
    }

    func name(_ record: Int, _ row: Int) -> String {
        guard let field = records.schema.records[record].fieldIndex("name"),
            case .text(let name)? = records.tables[record].column(field)?[row]
        else { return records.tables[record].keys[row] }
        return name
    }

    /// The name of the candidate at a place of the evaluation.
    func name(_ index: Int) -> String { name(award.record, staged.evaluation.candidates.row(index)) }

    /// The name of the unit that its field `unit` refers to; empty without one.
    func unit(_ index: Int) -> String {
        let row = staged.evaluation.candidates.row(index)
        let type = records.schema.records[award.record]
        guard let field = type.fieldIndex("unit"), case .reference(let target) = type.fields[field].type,
            let record = records.schema.recordIndex(target),
            case .row(let unit)? = records.tables[award.record].column(field)?[row]
        else { return "" }
        return name(record, unit)
    }

    func paper(_ code: String) -> CandidateResult.Coded {
        var title = code
        if let fields = rulebook.nominationFields, let field = fields.papers,
            case .set(.code(let list)) = records.schema.records[fields.record].fields[field].type,
            let place = records.schema.codeLists[list].index(of: code)
        {
            title = records.schema.codeLists[list].codes[place].title
        }
        return .init(code: code, title: title)
    }

    private func standards(_ index: Int) -> [CandidateResult.StandardResult] {
        zip(award.standards, staged.evaluation.standards).map { standard, truth in
            .init(
                id: standard.id, title: standard.title ?? standard.id, truth: truth[index].rawValue,
                basis: prose.citation(standard.basis))
        }
    }

    private func rankKeys(_ candidate: Candidate, competes: Bool) -> [String] {
        guard competes, let quota = rulebook.quota(of: staged.evaluation.award) else { return [] }
        return quota.rank.map { key in
            let value = session.evaluator.value(key.expression, of: candidate)
            let words = prose.words(key.expression)
            if case .truth(let truth) = value, truth != .unknown {
                return "\(words): \(prose.constant(.truth(truth == .true)))"
            }
            return "\(words): \(ValueText(prose, records).text(value, rulebook.expressions[key.expression].type))"
        }
    }

    func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message(key, arguments).text(in: prose.language)
    }

    // MARK: Order

    /// Those chosen by rank, then the rest by outcome, rank, name and key.
    private func ordered(_ candidates: [CandidateResult]) -> [CandidateResult] {
        let order: [OutcomeCode] = [.awarded, .contested, .notAwarded, .excluded, .notCompeting, .overridden]
        let places = candidates.indices.map { place in
            let candidate = candidates[place]
            let isForced = candidate.outcome == .overridden
            let outcome: OutcomeCode =
                isForced ? (candidate.decision?.outcome == "awarded" ? .awarded : .notAwarded) : candidate.outcome
            return (
                place: place, group: order.firstIndex(of: outcome) ?? 0, rank: candidate.rank ?? .max,
                name: VietnameseText.nameSortKey(candidate.name)
            )
        }
        return places.sorted { a, b in
            if (a.group, a.rank) != (b.group, b.rank) { return (a.group, a.rank) < (b.group, b.rank) }
            if a.name != b.name { return a.name.lexicographicallyPrecedes(b.name) }
            return candidates[a.place].key < candidates[b.place].key
        }.map { candidates[$0.place] }
    }
}
