// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import Platform
public import RecordIO
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
    /// The folder of a pack to judge by instead of the one that the round names.
    public var pack: String?
    /// Only this award; what it depends on is judged too but not shown.
    public var award: String?
    /// The day whose law applies instead of the round file's.
    public var lawAsOf: CalendarDate?
    /// Where imported records and what rule files wrote down are kept for the next time; nowhere unless it is said.
    public var cache: ReadingCache?
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
    /// The warnings of each limit of the records.
    let limitWarnings: [[Diagnostic]]
    /// The round that this one overlays, and the awards that came out of judging them again.
    let base: (session: RoundSession, restaged: Set<Int>)?
    /// This round as the ground of overlays.
    lazy var ground = StagedRound(
        awards: staged, decisions: loaded.declaration.decisions,
        inputs: Dictionary(uniqueKeysWithValues: staged.keys.map { ($0, StageInputs($0, evaluator)) }))
    /// Who got what, once it was asked for.
    var knownOutcome: RoundOutcome?
    /// Warnings and notes that every output must say.
    public private(set) lazy var diagnostics: [Diagnostic] = RoundWarnings(session: self).all

    /// The packs with the digests of their files, the outermost parent first.
    private(set) lazy var packDigests = Self.digests(of: loaded.rulebook.packs)

    /// The id of the pack whose rules it was judged by.
    public var pack: String { loaded.rulebook.pack.id }

    init(
        _ loaded: RoundLoader.Loaded, _ evaluator: Evaluator, _ staged: [Int: StagedAward], shown: Int?,
        limitWarnings: [[Diagnostic]], base: (session: RoundSession, restaged: Set<Int>)? = nil
    ) {
        self.loaded = loaded
        self.evaluator = evaluator
        self.staged = staged
        self.shown = shown
        self.limitWarnings = limitWarnings
        self.base = base
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
                rulesDiagnostics: [], recordsDiagnostics: []))
    }

    /// Judges and allots a round whose rules and records are loaded.
    ///
    /// - parameter wanted: the awards to stage, with all they depend on; nil for every award.
    /// - parameter threads: how many ranges of candidates may be judged at a time; the answers do not depend on it.
    static func open(
        _ loaded: RoundLoader.Loaded, shown: Int? = nil, wanted: Set<Int>? = nil,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        progress: (@Sendable (Message) -> Void)? = nil
    ) throws(RoundFailure) -> RoundSession {
        let rulebook = loaded.rulebook
        let evaluator = Evaluator(rulebook: rulebook, records: loaded.records, inputs: loaded.inputs)
        evaluator.threads = threads
        let warnings = try RecordLimits(loaded: loaded, evaluator: evaluator).check()
        let (staged, _) = try RoundStager(evaluator: evaluator, decisions: loaded.declaration.decisions)
            .stage(wanted ?? Set(rulebook.awards.indices)) { progress?($0) }
        let scripts = evaluator.scriptProblems
        guard scripts.isEmpty else { throw RoundFailure(diagnostics: scripts) }
        return RoundSession(loaded, evaluator, staged, shown: shown, limitWarnings: warnings)
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
}

extension [Diagnostic] {
    /// Each diagnostic once, in the order of its first appearance.
    var uniqued: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
