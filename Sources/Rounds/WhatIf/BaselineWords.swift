// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// The words and numbers of a round that others are held against.
struct BaselineWords {
    let snapshot: RoundSnapshot
    let figures: RoundFigures
    /// The shown awards by index.
    let awards: [Int: RoundSnapshot.Award]

    init(_ session: RoundSession, _ language: Language) {
        let prose = Prose(session.loaded.rulebook, language)
        var awards: [Int: RoundSnapshot.Award] = [:]
        for (award, staged) in session.staged where session.shown == nil || session.shown == award {
            let result = AwardResultBuilder(session: session, staged: staged, prose: prose).build(certificates: false)
            awards[award] = RoundSnapshot.Award(result, language)
        }
        self.awards = awards
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
