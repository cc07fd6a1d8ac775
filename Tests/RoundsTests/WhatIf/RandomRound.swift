// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Rules
import TestSupport
import Testing

@testable import Rounds

/// A random world that was loaded and can be judged.
struct RandomRound {
    let loaded: RoundLoader.Loaded

    init(seed: UInt64) throws {
        let world = RandomWorld(seed: seed)
        let packs = PackLoader(
            folder: PackFolder(files: ["w/pack.lua": RandomWorld.pack, "w/rules.lua": RandomWorld.rules])
        )
        .load("w")
        let rulebook = try #require(packs.rulebook, "\(packs.diagnostics.map { $0.text(in: .english) })")
        let (round, problems) = RoundFileLoader.load(RandomWorld.round, name: "round.lua")
        let declaration = try #require(round, "\(problems.map { $0.text(in: .english) })")
        loaded = try RoundLoader.load(declaration, rulebook, records: .json(world.records, name: "world"))
    }
}
