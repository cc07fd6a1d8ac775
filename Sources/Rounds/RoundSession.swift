// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
public import Records
public import Rules

/// What to run: a round file and what the command line changes of it.
public struct RoundRequest: Sendable {
    /// The path of the round file.
    public var roundFile: String
    /// The path of the records; without, the round file says it.
    public var records: String?
    /// The folder of packs; without, the nearest folder `rules` above the round file.
    public var rulesFolder: String?
    /// Parameter values as text, by parameter id.
    public var settings: [String: String]
    /// Only this award; what it depends on is judged too but not shown.
    public var award: String?
    /// The day whose law applies instead of the round file's.
    public var lawAsOf: CalendarDate?
    /// Called with what is being done, for people who wait.
    public var progress: (@Sendable (Message) -> Void)?

    /// A request for a round file as it is.
    public init(roundFile: String) {
        self.roundFile = roundFile
        settings = [:]
    }
}

/// Why nothing was evaluated: everything that is wrong with the round, its rules and its records.
public struct RoundFailure: Error, Sendable {
    /// All problems; at least one is an error.
    public let diagnostics: [Diagnostic]
}

/// A round that was judged and allotted, and can answer for every candidate.
///
/// ```swift
/// let session = try RoundSession.open(RoundRequest(roundFile: "tong-ket-2024.lua"))
/// let result = session.result(language: .vietnamese)
/// let why = session.explanations(of: "P017", award: nil, language: .vietnamese)
/// ```
public final class RoundSession {
    let loaded: RoundLoader.Loaded
    let evaluator: Evaluator
    let staged: [Int: StagedAward]
    /// The award asked for by index; all if nil.
    let shown: Int?
    /// Warnings and notes that every output must say.
    public let diagnostics: [Diagnostic]

    /// The id of the pack whose rules it was judged by.
    public var pack: String { loaded.rulebook.pack.id }

    private init(
        _ loaded: RoundLoader.Loaded, _ evaluator: Evaluator, _ staged: [Int: StagedAward], shown: Int?,
        _ diagnostics: [Diagnostic]
    ) {
        self.loaded = loaded
        self.evaluator = evaluator
        self.staged = staged
        self.shown = shown
        self.diagnostics = diagnostics
    }

    /// Loads, checks, judges and allots a round; throws everything that is wrong with it, and then nothing was judged.
    public static func open(_ request: RoundRequest) throws(RoundFailure) -> RoundSession {
        let loaded = try RoundLoader(request: request).load()
        let shown = try request.award.map { id throws(RoundFailure) in try award(id, loaded.rulebook) }
        return try open(loaded, shown: shown, progress: request.progress)
    }

    /// Judges and allots a round over records that the caller made, for programs that embed the engine.
    public static func judge(
        _ round: RoundDeclaration, rulebook: Rulebook, records: RecordSet
    ) throws(RoundFailure) -> RoundSession {
        var problems: [Diagnostic] = []
        let terms = RoundTerms(declaration: round, rulebook: rulebook)
        let overrides = terms.settings([:], &problems)
        terms.checkDecisions(&problems)
        guard problems.isEmpty else { throw RoundFailure(diagnostics: problems) }
        return try open(
            RoundLoader.Loaded(
                declaration: round, rulebook: rulebook, records: records, recordsDigest: "",
                inputs: RoundInputs(
                    year: round.year, date: round.date, lawAsOf: round.lawAsOf, overrides: overrides),
                diagnostics: terms.effectiveDates()))
    }

    /// Judges and allots a round whose rules and records are loaded.
    ///
    /// - parameter wanted: the awards to stage, with all they depend on; nil for every award.
    static func open(
        _ loaded: RoundLoader.Loaded, shown: Int? = nil, wanted: Set<Int>? = nil,
        progress: (@Sendable (Message) -> Void)? = nil
    ) throws(RoundFailure) -> RoundSession {
        let rulebook = loaded.rulebook
        let evaluator = Evaluator(rulebook: rulebook, records: loaded.records, inputs: loaded.inputs)
        let warnings = try RecordLimits(loaded: loaded, evaluator: evaluator).check()
        let (staged, staging) = try RoundStager(evaluator: evaluator, decisions: loaded.declaration.decisions)
            .stage(wanted ?? Set(rulebook.awards.indices)) { progress?($0) }
        let scripts = evaluator.scriptProblems
        guard scripts.isEmpty else { throw RoundFailure(diagnostics: scripts) }
        let used = UsedParameters(rulebook: rulebook, inputs: loaded.inputs)
        let diagnostics =
            loaded.diagnostics + warnings + undeliveredHolds(evaluator) + evaluator.historyWarnings
            + evaluator.recordWarnings + used.warnings
            + staging
            + decisionsOnNobody(loaded, staged, evaluator)
        return RoundSession(loaded, evaluator, staged, shown: shown, diagnostics.uniqued)
    }

    private static func award(_ id: String, _ rulebook: Rulebook) throws(RoundFailure) -> Int {
        if let index = rulebook.awardIndex(id) { return index }
        throw RoundFailure(diagnostics: [
            Diagnostic(
                .error, at: .named("--award"), Message("rules.unknown_award", ["name": id]),
                advice: nearest(to: id, in: rulebook.awards.map(\.id))
                    .map { Message("rules.did_you_mean", ["name": $0]) })
        ])
    }

    /// A sheet that holds read and nobody delivered is said once; nobody is held for it.
    private static func undeliveredHolds(_ evaluator: Evaluator) -> [Diagnostic] {
        evaluator.rulebook.awards.flatMap(\.holds).compactMap { hold in
            guard let list = evaluator.undeliveredList(of: hold.condition) else { return nil }
            let field = evaluator.records.schema.records[list.record].fields[list.field]
            return Diagnostic(
                .warning, at: .named(field.sheets.first ?? field.title),
                Message("rounds.hold_not_delivered", ["list": field.title]))
        }
    }

    private static func decisionsOnNobody(
        _ loaded: RoundLoader.Loaded, _ staged: [Int: StagedAward], _ evaluator: Evaluator
    ) -> [Diagnostic] {
        loaded.declaration.decisions.compactMap { decision in
            guard let award = loaded.rulebook.awardIndex(decision.award), let result = staged[award] else { return nil }
            let keys = loaded.records.tables[loaded.rulebook.awards[award].record].keys
            if result.evaluation.candidates.contains(where: { keys[$0.row] == decision.candidate }) { return nil }
            return Diagnostic(
                .warning,
                at: .file(loaded.declaration.position.file, line: loaded.declaration.position.line),
                Message("rounds.decision_on_nobody", ["candidate": decision.candidate, "award": decision.award]))
        }
    }
}

extension [Diagnostic] {
    /// Each diagnostic once, in the order of its first appearance.
    var uniqued: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
