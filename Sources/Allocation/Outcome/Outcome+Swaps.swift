// SPDX-License-Identifier: Apache-2.0

extension Outcome {
    /// The rules that break if `loser` takes the seat of `winner`, in the order of the reports.
    ///
    /// Someone better ranked and not awarded always finds at least one here, unless the ties decide. A reserve breaks when
    /// its shortfall grows, or when it keeps seats vacant and one more outsider would sit on them. The list explains; it
    /// proves nothing where groups cross, because a longer exchange might still do.
    public func rulesBroken(byReplacing winner: Int, with loser: Int) -> [RuleName] {
        rules.indices.filter { index in
            let report = rules[index]
            let joins = counts(index, loser)
            guard joins != counts(index, winner) else { return false }
            return switch report.rule.kind {
            case .seats: false
            case .cap, .ceiling: joins && report.have.lowerBound + 1 > report.need
            // A reserve that already falls short has its shortfall as small as it can be.
            case .floor, .reserve: !joins && report.have.upperBound - 1 < report.need
            }
        }.map { rules[$0].rule }
    }
}
