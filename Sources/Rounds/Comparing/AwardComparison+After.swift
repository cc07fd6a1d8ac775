// SPDX-License-Identifier: Apache-2.0

extension AwardComparison {
    /// The award in the later result: the earlier one with what differs laid over it; nil where it is gone.
    ///
    /// - parameter before: The award in the earlier result; nil where it was not there.
    public func after(_ before: RoundSnapshot.Award?) -> RoundSnapshot.Award? {
        guard let seats = seatsAfter else { return nil }
        var award =
            before
            ?? RoundSnapshot.Award(id: id, title: title, forEach: forEach, seats: seats, rules: [], candidates: [:])
        award.seats = seats
        award.rules = rulePair.after
        for candidate in candidates {
            award.candidates[candidate.key] = candidate.after.map {
                .init(key: candidate.key, name: candidate.name, unit: candidate.unit, standing: $0)
            }
        }
        return award
    }
}
