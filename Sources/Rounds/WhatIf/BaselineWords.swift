// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// The words and numbers of a round that others are held against.
struct BaselineWords {
    let snapshot: RoundSnapshot
    /// What it comes to.
    let ground: FiguresBuilder.Ground
    var figures: RoundFigures { ground.figures }
    /// The shown awards by index.
    let awards: [Int: RoundSnapshot.Award]
    /// What says why each candidate of a shown award stands where it does.
    let builders: [Int: AwardResultBuilder]

    init(_ session: RoundSession, _ language: Language) {
        let prose = Prose(session.loaded.rulebook, language)
        var awards: [Int: RoundSnapshot.Award] = [:]
        var builders: [Int: AwardResultBuilder] = [:]
        for (award, staged) in session.staged where session.shown == nil || session.shown == award {
            let builder = AwardResultBuilder(session: session, staged: staged, prose: prose)
            awards[award] = RoundSnapshot.Award(builder.build(certificates: false), language)
            builders[award] = builder
        }
        self.awards = awards
        self.builders = builders
        snapshot = session.identity(of: awards.keys.sorted().compactMap { awards[$0] })
        ground = FiguresBuilder(session: session, prose: prose).ground(
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
