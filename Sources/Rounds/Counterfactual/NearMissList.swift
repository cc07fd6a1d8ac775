// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import Rules

/// The candidates of one award whom one condition alone keeps from being eligible, in words, nearest first.
public struct NearMissList: Sendable, Hashable {
    /// The award's id.
    public var award: String
    /// The award's title.
    public var title: String
    /// The kind of record of its subjects: `person` or `unit`.
    public var forEach: String
    /// The article.
    public var basis: String
    /// The candidates; one who has several such conditions stands there several times.
    public var entries: [Entry]

    /// Makes a list.
    public init(award: String, title: String, forEach: String, basis: String, entries: [Entry]) {
        self.award = award
        self.title = title
        self.forEach = forEach
        self.basis = basis
        self.entries = entries
    }

    /// One candidate and the condition.
    public struct Entry: Sendable, Hashable {
        /// The candidate's key.
        public var key: String
        /// The candidate's name.
        public var name: String
        /// The candidate's unit.
        public var unit: String
        /// The condition as the award states it.
        public var condition: String
        /// The part of it that is missing, where it is made of several.
        public var part: String
        /// The standard that it belongs to; empty for a requirement.
        public var standard: String
        /// What was found, as text; empty if the condition is no comparison.
        public var found: String
        /// What was needed, as text.
        public var needed: String
        /// How far it is, as text; empty where it cannot be measured.
        public var distance: String
        /// The article.
        public var basis: String

        /// Makes an entry.
        public init(
            key: String, name: String, unit: String, condition: String, part: String, standard: String, found: String,
            needed: String, distance: String, basis: String
        ) {
            self.key = key
            self.name = name
            self.unit = unit
            self.condition = condition
            self.part = part
            self.standard = standard
            self.found = found
            self.needed = needed
            self.distance = distance
            self.basis = basis
        }
    }
}

extension RoundSession {
    /// The near misses of each award shown, in the order of their declaration; an award without any has an empty list.
    public func nearMisses(language: Language) -> [NearMissList] {
        let prose = Prose(loaded.rulebook, language)
        return staged.keys.sorted().filter { shown == nil || shown == $0 }.compactMap { index in
            guard let staged = staged[index] else { return nil }
            let builder = AwardResultBuilder(session: self, staged: staged, prose: prose)
            let explaining = ExplanationBuilder(builder: builder)
            let declared = loaded.rulebook.awards[index]
            let entries = evaluator.nearMisses(staged.evaluation).map { miss -> NearMissList.Entry in
                let node = explaining.node(miss.trace, miss.basis)
                let candidate = builder.candidate(miss.place)
                return NearMissList.Entry(
                    key: candidate.key, name: candidate.name, unit: candidate.unit,
                    condition: prose.words(miss.clause),
                    part: miss.clause == miss.trace.expression || prose.words(miss.clause) == node.words
                        ? ""
                        : miss.isWanted
                            ? node.words
                            : Message("rounds.near_miss.not", ["condition": node.words]).text(in: language),
                    standard: miss.standard.map { declared.standards[$0].title ?? declared.standards[$0].id } ?? "",
                    found: node.found, needed: miss.isWanted ? node.needed : "",
                    distance: miss.distance.map { prose.number($0) } ?? "", basis: node.basis)
            }
            return NearMissList(
                award: declared.id, title: declared.title,
                forEach: loaded.records.schema.records[declared.record].name, basis: prose.citation(declared.basis),
                entries: entries)
        }
    }
}
