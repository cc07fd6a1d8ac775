// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// Judges and allots the awards of a round, each after those it depends on.
struct RoundStager {
    let evaluator: Evaluator
    let decisions: [CouncilDecision]
    /// The round that this one overlays; what no change reaches is taken from there.
    var base: StagedRound?
    /// How what is still waiting ends; nil while it waits.
    var ending: RoundEnding?
    /// Whether seats come with their reasons.
    var detail = Detail.reasons
    /// How many must compete for the seats of several awards to be allotted at a time; for fewer it is not worth it.
    var leastForCores = 16_384

    var rulebook: Rulebook { evaluator.rulebook }

    /// The staged awards by index, and which of them are not the base's; those not in `wanted` are left out.
    func stage(
        _ wanted: Set<Int>, progress: (Message) -> Void
    ) throws(RoundFailure) -> (awards: [Int: StagedAward], restaged: Set<Int>) {
        var stage = Stage()
        for award in rulebook.order where wanted.contains(award) {
            if !stage.waiting.isEmpty, isLooking(award, at: stage.waiting.map(\.award)) { try finish(&stage) }
            if let known = base?.awards[award], !isAffected(award, stage.changed) {
                stage.staged[award] = known
                evaluator.publish(known.results, for: award, isChanged: false)
                continue
            }
            progress(Message("rounds.progress_award", ["award": rulebook.awards[award].title]))
            do throws(RoundFailure) {
                stage.waiting.append(try judged(award, after: stage.staged))
            } catch {
                // What is wrong with an earlier award is said first.
                try finish(&stage)
                throw error
            }
        }
        try finish(&stage)
        return (stage.staged, stage.restaged)
    }

    /// How far the awards of a round have come.
    private struct Stage {
        var staged: [Int: StagedAward] = [:]
        var restaged: Set<Int> = []
        /// Those that came out otherwise than in the base.
        var changed: Set<Int> = []
        /// Those whose seats are still to be allotted; none of them looks at another.
        var waiting: [JudgedAward] = []
    }

    /// Whether an award looks at the results or the winners of any of some others.
    private func isLooking(_ award: Int, at others: [Int]) -> Bool {
        let isKnown = !(base?.changedQuotas.contains(award) ?? true)
        let inputs = (isKnown ? base?.inputs[award] : nil) ?? StageInputs(award, evaluator)
        return !inputs.awards.isDisjoint(with: others)
            || inputs.reading.intersects(evaluator.index.set(others.map { .result($0) }))
    }

    /// Allots the seats of the awards that wait for it, several at a time.
    private func finish(_ stage: inout Stage) throws(RoundFailure) {
        var questions: [Question] = []
        for judged in stage.waiting {
            let known = base?.awards[judged.award]
            questions.append(Question(judged.engineQuota.problem, after: known?.engineOutcome))
            if case .success(let quota) = judged.quota {
                questions.append(Question(quota.problem, after: known?.outcome))
            }
        }
        let people = stage.waiting.reduce(0) { $0 + $1.engineQuota.competing.count }
        let isParallel = evaluator.threads > 1 && people >= leastForCores
        var answers = allocate(questions, detail: detail, isParallel: isParallel)[...]
        for judged in stage.waiting {
            let award = judged.award
            let result = try allotted(judged, &answers)
            stage.staged[award] = result
            stage.restaged.insert(award)
            let isSame = base?.awards[award].map { $0.results == result.results && $0.winners == result.winners }
            if isSame != true { stage.changed.insert(award) }
            evaluator.publish(result.results, for: award, isChanged: isSame != true)
        }
        stage.waiting = []
    }

    /// Whether a change reaches an award; `changed` are the earlier awards that came out otherwise.
    private func isAffected(_ award: Int, _ changed: Set<Int>) -> Bool {
        guard let base, let inputs = base.inputs[award] else { return true }
        let id = rulebook.awards[award].id
        return evaluator.hasChanged(inputs.reading) || !inputs.awards.isDisjoint(with: changed)
            || base.changedQuotas.contains(award)
            || decisions.filter { $0.award == id } != base.decisions.filter { $0.award == id }
    }

    /// Judges an award and states what its seats are allotted by.
    private func judged(_ award: Int, after staged: [Int: StagedAward]) throws(RoundFailure) -> JudgedAward {
        let declared = rulebook.awards[award]
        let base = known(award)
        var evaluation = base.flatMap { $0.isJudged ? $0.award.evaluation : nil } ?? evaluator.evaluate(award)
        if let ending { evaluation = ending.releasing(evaluation, evaluator) }
        let excluded = exclusions(award, evaluation, staged)
        let warnings = openExclusions(award, evaluation, staged)
        let decided = decisions(on: evaluation, award)
        let hasSameQuota = !(self.base?.changedQuotas.contains(award) ?? true)
        let compiler = QuotaCompiler(
            evaluator: evaluator, evaluation: evaluation,
            base: base.flatMap { $0.award.evaluation.candidates == evaluation.candidates ? $0.award.engineQuota : nil },
            hasSameQuota: hasSameQuota)
        let competing =
            base.flatMap {
                $0.isJudged && $0.award.excluded.keys == excluded.keys ? $0.award.engineQuota.competing : nil
            } ?? self.competing(evaluation, excluded, declared)
        let engineQuota = try compiler.compile(competing)
        var judged = JudgedAward(
            award: award, evaluation: evaluation, isJudgedBefore: base?.isJudged ?? false, hasSameQuota: hasSameQuota,
            engineQuota: engineQuota, quota: nil, excluded: excluded, decisions: decided, warnings: warnings)
        if !decided.isEmpty {
            let forced = decided.filter { $0.value.isAward && !competing.contains($0.key) }.keys
            do throws(RoundFailure) {
                var quota = try compiler.compile((competing + forced).sorted())
                for (place, candidate) in quota.competing.enumerated() {
                    guard let decision = decided[candidate] else { continue }
                    quota.problem.decisions.append(
                        Decision(candidate: place, verdict: decision.isAward ? .award : .deny))
                }
                judged.quota = .success(quota)
            } catch {
                judged.quota = .failure(error)
            }
        }
        return judged
    }

    /// Those who compete, by their place in the evaluation, ascending.
    private func competing(_ evaluation: AwardEvaluation, _ excluded: [Int: Exclusion], _ declared: Award) -> [Int] {
        var found = evaluation.competing(isProvisional: declared.isProvisional)
        for index in excluded.keys { found.remove(index) }
        var competing: [Int] = []
        competing.reserveCapacity(found.population)
        found.forEach { competing.append($0) }
        return competing
    }

    /// An award with its seats allotted; takes what was found of them from the front of the answers.
    private func allotted(
        _ judged: JudgedAward, _ answers: inout ArraySlice<Result<Outcome, ProblemError>>
    ) throws(RoundFailure) -> StagedAward {
        let (award, evaluation) = (judged.award, judged.evaluation)
        let engineQuota = judged.engineQuota
        let engineOutcome = try outcome(answers.removeFirst(), of: engineQuota, award)
        var warnings = judged.warnings + engineQuota.warnings + cautions(engineQuota, engineOutcome, award)
        var (quota, outcome) = (engineQuota, engineOutcome)
        if let decided = judged.quota {
            quota = try decided.get()
            outcome = try self.outcome(answers.removeFirst(), of: quota, award)
            warnings += conflicts(quota, outcome, award)
        }
        let places = Places(quota.competing, of: evaluation.candidates.count)
        let standing = Standings(
            evaluation: evaluation, outcome: outcome, excluded: judged.excluded, decisions: judged.decisions,
            competing: quota.competing, places: places, isOver: ending != nil)
        let count = evaluator.records.tables[rulebook.awards[award].record].count
        return StagedAward(
            evaluation: evaluation, hasSameEvaluation: judged.isJudgedBefore, hasSameQuota: judged.hasSameQuota,
            quota: quota, outcome: outcome, engineQuota: engineQuota, engineOutcome: engineOutcome,
            excluded: judged.excluded, decisions: judged.decisions, places: places,
            enginePlaces: judged.quota == nil ? places : Places(engineQuota.competing, of: evaluation.candidates.count),
            results: judged.isJudgedBefore
                ? base?.awards[award].map(standing.results) ?? standing.results(count: count)
                : standing.results(count: count),
            winners: outcome.awarded.map { evaluation.candidates.row(quota.competing[$0]) }, warnings: warnings)
    }

    /// The award as the base has it; `isJudged` where no change reaches a condition, so that seats alone are allotted again.
    private func known(_ award: Int) -> (award: StagedAward, isJudged: Bool)? {
        guard let base, let known = base.awards[award] else { return nil }
        let isJudged = ending == nil && base.inputs[award].map { !evaluator.hasChanged($0.evaluation) } ?? false
        return (known, isJudged)
    }

    private func outcome(
        _ answer: Result<Outcome, ProblemError>, of quota: QuotaProblem, _ award: Int
    ) throws(RoundFailure) -> Outcome {
        do {
            return try answer.get()
        } catch {
            let position = rulebook.quota(of: award)?.position ?? rulebook.awards[award].position
            throw RoundFailure(
                diagnostics: error.faults.map { fault in
                    Diagnostic(
                        .error, at: .file(position.file, line: position.line),
                        words(fault, quota, award))
                })
        }
    }

    // MARK: Decisions

    private func decisions(on evaluation: AwardEvaluation, _ award: Int) -> [Int: CouncilDecision] {
        let declared = rulebook.awards[award]
        let keys = evaluator.records.tables[declared.record].keys
        var found: [Int: CouncilDecision] = [:]
        for decision in decisions where decision.award == declared.id {
            if let index = evaluation.candidates.firstIndex(where: { keys[$0.row] == decision.candidate }) {
                found[index] = decision
            }
        }
        return found
    }
}
