// SPDX-License-Identifier: Apache-2.0

public import Messages

extension RoundComparison {
    /// Compares two results.
    public init(from before: RoundSnapshot, to after: RoundSnapshot) {
        let old = Dictionary(before.awards.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let new = Set(after.awards.map(\.id))
        awards =
            after.awards.map { AwardComparison(from: old[$0.id], to: $0) }
            + before.awards.filter { !new.contains($0.id) }.map { AwardComparison(from: $0, to: nil) }
        self.before = before.withoutAwards
        self.after = after.withoutAwards
    }

    /// Compares the results of two sessions, with reasons in a language.
    public init(from before: RoundSession, to after: RoundSession, language: Language) {
        self.init(
            from: RoundSnapshot(before.result(language: language, certificates: false), language: language),
            to: RoundSnapshot(after.result(language: language, certificates: false), language: language))
    }
}

extension RoundSnapshot {
    /// The identity of the round alone.
    var withoutAwards: RoundSnapshot {
        var round = self
        round.awards = []
        return round
    }
}

extension AwardComparison {
    /// Compares an award in two results; at least one must have it.
    init(from before: RoundSnapshot.Award?, to after: RoundSnapshot.Award?) {
        let shown = after ?? before
        let candidates = Self.candidates(before?.candidates ?? [:], after?.candidates ?? [:])
        self.init(
            id: shown?.id ?? "", title: shown?.title ?? "", forEach: shown?.forEach ?? "", seatsBefore: before?.seats,
            seatsAfter: after?.seats, rulePair: RulePair(before?.rules ?? [], after?.rules ?? []),
            notable: candidates.filter(\.isNotable).inOrder,
            reworded: RewordedCandidates(told: candidates.filter { !$0.isNotable }))
    }

    private static func candidates(
        _ before: [String: RoundSnapshot.Candidate], _ after: [String: RoundSnapshot.Candidate]
    ) -> [CandidateComparison] {
        var found: [CandidateComparison] = []
        for key in Set(before.keys).union(after.keys) where before[key]?.standing != after[key]?.standing {
            guard let shown = after[key] ?? before[key] else { continue }
            found.append(
                CandidateComparison(
                    key: key, name: shown.name, unit: shown.unit, before: before[key]?.standing,
                    after: after[key]?.standing))
        }
        return found
    }
}

extension [CandidateComparison] {
    /// In the order of a list of changes.
    var inOrder: Self {
        // Each holds many strings: only numbers are moved about.
        let places = map(\.place)
        return indices.sorted { places[$0] < places[$1] }.map { self[$0] }
    }
}

extension CandidateComparison {
    /// Where it stands in a list of changes: by movement, then notable ones first, then by rank and key.
    fileprivate var place: (Int, Int, Int, String) {
        let movement = Movement.allCases.firstIndex(of: movement) ?? 0
        return (movement, isNotable ? 0 : 1, after?.rank ?? before?.rank ?? .max, key)
    }
}
