// SPDX-License-Identifier: Apache-2.0

import Records
public import Rules
import Synchronization

/// A rulebook made ready to judge.
///
/// Whatever follows from the rules alone is found once. The conditions of an award become a program when records are judged
/// by them for the first time, and the program is taken over for all later records whose columns are stored alike; others,
/// and records that are not declared as the rules declare them, get one of their own. Who judges again and again by the same
/// rules keeps this; verdicts do not depend on it. Evaluators on several threads may share it.
///
/// ```swift
/// let rules = CompiledRules(rulebook)
/// let before = Evaluator(rules, records: records, inputs: inputs)
/// let after = Evaluator(rules, records: corrected, inputs: inputs)
/// ```
public final class CompiledRules: Sendable {
    /// The rules.
    public let rulebook: Rulebook
    /// The reach of every expression, by id.
    let reaches: [Reach]
    /// Whether any of them calls a function of a rule file.
    let callFunctions: Bool
    /// The form of every award.
    let forms: [AwardForm]
    /// What the fields of the rulebook's schema are when nobody has given them.
    let shapes: FieldShapes
    /// How far every award has come where a round begins.
    let openStandings: [AwardStanding]
    /// What every award came to where a round begins.
    let noResults: [AwardResults?]
    /// The programs of awards that were made by these rules.
    let programs: AwardPrograms

    /// Makes a rulebook ready.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        let reaches = Reach.all(of: rulebook)
        self.reaches = reaches
        callFunctions = reaches.contains { $0.callsFunction }
        forms = rulebook.awards.map { AwardForm($0, reaches) }
        shapes = FieldShapes(rulebook.schema)
        openStandings = [AwardStanding](repeating: .open, count: rulebook.awards.count)
        noResults = [AwardResults?](repeating: nil, count: rulebook.awards.count)
        programs = AwardPrograms(room: 4 * rulebook.awards.count)
    }

    /// The same rules with other quotas, which no condition reads.
    init(_ rules: CompiledRules, withQuotasOf rulebook: Rulebook) {
        self.rulebook = rulebook
        reaches = rules.reaches
        callFunctions = rules.callFunctions
        forms = rules.forms
        shapes = rules.shapes
        openStandings = rules.openStandings
        noResults = rules.noResults
        programs = rules.programs
    }
}

/// Programs of awards by what was asked for; threads may share them.
final class AwardPrograms: Sendable {
    private let programs = Mutex<[AwardProgram.Request: AwardProgram]>([:])
    private let room: Int

    /// - parameter room: For how many there is room; rounds ask for awards in the same order, and so for few.
    init(room: Int) { self.room = room }

    subscript(request: AwardProgram.Request) -> AwardProgram? { programs.withLock { $0[request] } }

    func keep(_ program: AwardProgram, for request: AwardProgram.Request) {
        programs.withLock { programs in
            if programs.count >= room, programs[request] == nil { programs = [:] }
            programs[request] = program
        }
    }
}
