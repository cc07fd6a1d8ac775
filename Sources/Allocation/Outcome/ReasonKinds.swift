// SPDX-License-Identifier: Apache-2.0

/// The reasons of an outcome, each once, and which of them is each candidate's.
///
/// Those whom rank alone keeps out share one reason, and so do all who stand before the same full caps.
public struct ReasonKinds: Sendable, Equatable {
    /// The reasons that somebody may have.
    public private(set) var reasons: [Reason] = []
    /// The place of each candidate's reason among them, by candidate.
    public private(set) var places: [Int32] = []

    /// What a refusal hangs on where rank alone does not decide.
    private struct Refusal: Hashable {
        let openings: [Int]
        let signature: Int32
    }

    /// Gathers the reasons of an outcome that was asked for with them.
    public init(_ outcome: Outcome) { self = outcome.gathered.kinds ?? ReasonKinds(reasonsOf: outcome) }

    init(reasonsOf outcome: Outcome) {
        let count = outcome.standings.count
        guard let explanation = outcome.explanation else {
            reasons = [.notDetermined]
            places = Array(repeating: 0, count: count)
            return
        }
        var known: [Reason: Int32] = [:]
        var refusals: [Refusal: Int32] = [:]
        var reasons: [Reason] = []
        func place(_ reason: Reason) -> Int32 {
            if let place = known[reason] { return place }
            reasons.append(reason)
            known[reason] = Int32(reasons.count - 1)
            return Int32(reasons.count - 1)
        }
        let merit = place(.merit)
        // Most often nothing but the groups that somebody belongs to tells refusals apart.
        var plain = [Int32](repeating: -1, count: outcome.model.sizes.count)
        var joint: Int32?
        let rank = explanation.rankLimit.map { place(.rank(cutOff: $0.cutOff)) }
        let ranks = outcome.problem.ranks
        let (standings, limit) = (outcome.standings, explanation.rankLimit)
        let (hasDecisions, hasOpenings) = (!explanation.decisions.isEmpty, !explanation.openings.isEmpty)
        var places: [Int32] = []
        places.reserveCapacity(count)
        for candidate in 0..<count {
            if hasDecisions, explanation.decisions[candidate] != nil {
                places.append(place(outcome.reason(of: candidate)))
                continue
            }
            switch standings[candidate] {
            case .awarded:
                places.append(explanation.supports[candidate].map { place(.reserved($0)) } ?? merit)
            case .notAwarded:
                if let rank, let limit, limit.excludes(ranks[candidate]) {
                    places.append(rank)
                    continue
                }
                let refusal = Refusal(
                    openings: hasOpenings ? explanation.openings[candidate] ?? [] : [],
                    signature: outcome.model.signature[candidate])
                let isPlain = refusal.openings.isEmpty && refusal.signature >= 0
                let known = isPlain ? plain[Int(refusal.signature)] : refusals[refusal] ?? -1
                if known >= 0 {
                    places.append(known)
                } else {
                    let reason = outcome.refusal(
                        openings: refusal.openings, signature: refusal.signature, explanation)
                    let found = reason.map { place($0) } ?? joint ?? place(outcome.jointRefusal)
                    if reason == nil { joint = found }
                    if isPlain { plain[Int(refusal.signature)] = found } else { refusals[refusal] = found }
                    places.append(found)
                }
            case .contested, .notDetermined: places.append(place(outcome.reason(of: candidate)))
            }
        }
        self.reasons = reasons
        self.places = places
    }
}
