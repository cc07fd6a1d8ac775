// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

/// Which value of a parameter brings somebody in, and which values change nobody.
public struct GoalAnswer: Sendable, Hashable {
    /// The candidate.
    public var candidate: AwardMoves.Person
    /// The parameter's id.
    public var parameter: String
    /// The parameter's name.
    public var title: String
    /// The value of the round as it is, with its unit.
    public var current: String
    /// The titles of the awards that the candidate has already.
    public var alreadyIn: [String]
    /// The nearest value on either side of the present one that brings the candidate in, for each award that one does.
    public var reached: [Reached]
    /// Where the candidate stands as things are in each award that no value brings it into, and why.
    public var unreached: [Unreached]
    /// The least and greatest of the tried values around the present one that change nobody, with their unit.
    public var unchanging: Unchanging
    /// How many values were tried, the least and the greatest of them.
    public var tried: Tried

    /// A value that brings the candidate in.
    public struct Reached: Sendable, Hashable {
        /// The award's id.
        public var award: String
        /// The award's name.
        public var title: String
        /// The value with its unit.
        public var value: String
        /// Who moves besides.
        public var moves: [AwardMoves]
    }

    /// An award that no value brings the candidate into.
    public struct Unreached: Sendable, Hashable {
        /// The award's id.
        public var award: String
        /// The award's name.
        public var title: String
        /// Why the candidate does not have it now.
        public var reason: String
    }

    /// The values around the present one that change nobody.
    public struct Unchanging: Sendable, Hashable {
        /// The least, with its unit.
        public var from: String
        /// The greatest, with its unit.
        public var to: String
    }

    /// What was tried.
    public struct Tried: Sendable, Hashable {
        /// How many values.
        public var count: Int
        /// The least, with its unit.
        public var from: String
        /// The greatest, with its unit.
        public var to: String
        /// Whether not every whole number of the range was tried because they are too many.
        public var isWide: Bool
    }
}

extension WhatIf {
    /// Looks for the smallest change of a parameter that brings a candidate in, and the largest that changes nobody.
    ///
    /// Every value that is worth trying is tried, in both directions from the present one.
    public func seek(candidate key: String, by id: String) throws(RoundFailure) -> GoalAnswer {
        let rulebook = session.loaded.rulebook
        let (index, _) = try SweepRange(parameter: id, values: "").parameter(rulebook, option: "--by")
        let awards = session.outcome.awards.keys.sorted().filter { award in row(key, in: award) != nil }
        guard let first = awards.first, let row = row(key, in: first) else {
            throw RoundFailure(diagnostics: [
                Diagnostic(
                    .error, at: .named("--goal"), Message("command.no_candidate", ["candidate": key]),
                    advice: nearest(to: key, in: session.candidateKeys)
                        .map { Message("rules.did_you_mean", ["name": $0]) })
            ])
        }
        let values = ParameterValues(session: session, parameter: index)
        let all = values.all
        let here = values.current.flatMap { all.firstIndex(of: $0) } ?? 0
        let text = ParameterText(rulebook.parameters[index], Prose(rulebook, language))
        let base = session.outcome
        let builder = MovesBuilder(session: session)
        let candidate = builder.person(rulebook.awards[first].record, row)
        func isIn(_ award: Int, _ outcome: RoundOutcome) -> Bool {
            self.row(key, in: award).map { outcome.awards[award]?.winners.contains($0) ?? false } ?? false
        }
        var reached: [GoalAnswer.Reached] = []
        var bounds = (here, here)
        for direction in [-1, 1] {
            var isUnchanging = true
            var open = Set(awards.filter { !isIn($0, base) })
            for place in stride(from: here + direction, to: direction < 0 ? -1 : all.count, by: direction) {
                let outcome = try? session.outcome(after: RoundChange(parameters: [index: all[place]]))
                if outcome != base { isUnchanging = false }
                if isUnchanging { if direction < 0 { bounds.0 = place } else { bounds.1 = place } }
                guard let outcome else { continue }
                for award in open.sorted() where isIn(award, outcome) {
                    open.remove(award)
                    reached.append(
                        .init(
                            award: rulebook.awards[award].id, title: rulebook.awards[award].title,
                            value: text.text(all[place]), moves: builder.moves(from: base, to: outcome)))
                }
                if open.isEmpty, !isUnchanging { break }
            }
        }
        let brought = Set(reached.map(\.award))
        return GoalAnswer(
            candidate: candidate, parameter: id, title: rulebook.parameters[index].title,
            current: values.current.map(text.text) ?? "–",
            alreadyIn: awards.filter { isIn($0, base) }.map { rulebook.awards[$0].title }, reached: reached,
            unreached: awards.filter { !isIn($0, base) && !brought.contains(rulebook.awards[$0].id) }
                .map { unreached(key, $0) },
            unchanging: .init(from: text.text(all[bounds.0]), to: text.text(all[bounds.1])),
            tried: .init(
                count: all.count, from: all.first.map(text.text) ?? "", to: all.last.map(text.text) ?? "",
                isWide: values.isWide))
    }

    /// The row of a candidate of an award by key.
    private func row(_ key: String, in award: Int) -> Int? {
        guard let row = session.loaded.records.tables[session.loaded.rulebook.awards[award].record].row(key),
            session.staged[award]?.evaluation.candidates.contains(where: { $0.row == row }) ?? false
        else { return nil }
        return row
    }

    private func unreached(_ key: String, _ award: Int) -> GoalAnswer.Unreached {
        let declared = session.loaded.rulebook.awards[award]
        let standing = snapshot.awards.first { $0.id == declared.id }?.candidates[key]?.standing
        return .init(award: declared.id, title: declared.title, reason: standing?.text ?? "")
    }
}
