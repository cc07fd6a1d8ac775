// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds
import Testing

@Suite struct ComparingTests {
    @Test("one seat fewer: who leaves, why, and what else is another's reason now")
    func oneSeatFewer() throws {
        var request = try scenario()
        let before = try RoundSession.open(request)
        request.settings = ["seats": "1"]
        let after = try RoundSession.open(request)
        let comparison = RoundComparison(from: before, to: after, language: .vietnamese)
        let award = try #require(comparison.awards.first { $0.id == "hoc_sinh_gioi" })
        #expect(award.seatsBefore?.limit == 2)
        #expect(award.seatsAfter?.limit == 1)
        #expect(award.entering.isEmpty)
        #expect(award.leaving.map(\.key) == ["H1"])
        #expect(award.leaving.first?.before?.reason == "merit")
        #expect(award.leaving.first?.after?.reason == "rank")
        #expect(award.leaving.first?.aspects.contains(.outcome) == true)
        #expect(!comparison.isSame)
    }

    @Test("the way back has the same people the other way round")
    func symmetric() throws {
        var request = try scenario()
        let before = try RoundSession.open(request)
        request.settings = ["seats": "1"]
        let after = try RoundSession.open(request)
        let there = RoundComparison(from: before, to: after, language: .english)
        let back = RoundComparison(from: after, to: before, language: .english)
        #expect(there.awards.map(\.id) == back.awards.map(\.id))
        for (one, other) in zip(there.awards, back.awards) {
            #expect(one.entering.map(\.key) == other.leaving.map(\.key))
            #expect(one.leaving.map(\.key) == other.entering.map(\.key))
            #expect(Set(one.candidates.map(\.key)) == Set(other.candidates.map(\.key)))
        }
    }

    @Test("a round compared with itself has no difference")
    func same() throws {
        let session = try RoundSession.open(try scenario())
        #expect(RoundComparison(from: session, to: session, language: .english).isSame)
    }

    @Test("an award that only one result has, and a candidate that only one has, are told")
    func onlyOnce() throws {
        let result = try RoundSession.open(try scenario()).result(language: .english)
        let whole = RoundSnapshot(result, language: .english)
        var less = whole
        let gone = less.awards.removeLast()
        less.awards[0].candidates["H1"] = nil
        let comparison = RoundComparison(from: whole, to: less)
        #expect(comparison.awards.last?.id == gone.id)
        #expect(comparison.awards.last?.seatsAfter == nil)
        let pupil = try #require(comparison.awards.first?.candidates.first { $0.key == "H1" })
        #expect(pupil.after == nil)
        #expect(pupil.movement == .leaves)
    }

    @Test("a text that is no result has no snapshot", arguments: ["", "{}", #"{"format": "binhxet.allocation/1"}"#])
    func noResult(text: String) {
        #expect(RoundSnapshot(json: text) == nil)
    }
}
