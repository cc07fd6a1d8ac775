// SPDX-License-Identifier: Apache-2.0

public import Messages
import RecordIO
import Records
public import Rules

/// What came of running one case of a pack.
public struct CaseOutcome: Sendable {
    /// The case.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// What was not as expected; empty when the case holds.
    public let failures: [Diagnostic]
}

/// Runs the cases of a pack, each as a round of its own.
public struct CaseRunner {
    private let rulebook: Rulebook

    /// Makes a runner of a rulebook's cases.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// Runs every case; what is wrong with the cases themselves comes first.
    public func run(inherited: Bool = false) -> (outcomes: [CaseOutcome], diagnostics: [Diagnostic]) {
        let (cases, diagnostics) = CaseReader(rulebook).cases(inherited: inherited)
        return (cases.map(run), diagnostics)
    }

    private func run(_ item: PackCase) -> CaseOutcome {
        let place = Place.file(item.position.file, line: item.position.line)
        do throws(RoundFailure) {
            let loaded = try RoundLoader.load(item.round, rulebook, records: .json(item.records, name: item.name))
            let session = try RoundSession.open(loaded)
            return CaseOutcome(
                name: item.name, place: place,
                failures: item.expectations.flatMap { ExpectationCheck(session: session, expectation: $0).failures })
        } catch {
            return CaseOutcome(name: item.name, place: place, failures: error.diagnostics)
        }
    }
}
