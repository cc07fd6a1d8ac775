// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// The words and numbers of a round that others are held against.
struct BaselineWords {
    let snapshot: RoundSnapshot
    let figures: RoundFigures
    /// The shown awards by index.
    let awards: [Int: RoundSnapshot.Award]
    /// Why each candidate of an award stands where it does, by key: the same reason has the same words.
    let reasons: [Int: [String: Reason]]

    init(_ session: RoundSession, _ language: Language) {
        let prose = Prose(session.loaded.rulebook, language)
        var awards: [Int: RoundSnapshot.Award] = [:]
        var reasons: [Int: [String: Reason]] = [:]
        for (award, staged) in session.staged where session.shown == nil || session.shown == award {
            let result = AwardResultBuilder(session: session, staged: staged, prose: prose).build(certificates: false)
            awards[award] = RoundSnapshot.Award(result, language)
            reasons[award] = Dictionary(result.candidates.map { ($0.key, $0.reason) }, uniquingKeysWith: { $1 })
        }
        self.awards = awards
        self.reasons = reasons
        snapshot = session.identity(of: awards.keys.sorted().compactMap { awards[$0] })
        figures = FiguresBuilder(session: session, prose: prose).figures(
            bonuses: awards.compactMapValues(\.seats.bonus))
    }
}

extension RoundSession {
    /// A snapshot of some awards of the round, without its seal.
    func identity(of awards: [RoundSnapshot.Award]) -> RoundSnapshot {
        RoundSnapshot(
            id: round.id, title: round.title, date: round.date, lawAsOf: round.lawAsOf, seal: "", awards: awards)
    }
}
