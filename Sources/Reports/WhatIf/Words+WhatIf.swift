// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension Words {
    /// Who moves, a sentence for each award.
    func moves(_ moves: [AwardMoves]) -> [String] {
        moves.map { award in
            var parts: [String] = []
            func add(_ key: String, _ people: [AwardMoves.Person]) {
                guard !people.isEmpty else { return }
                parts.append(self(Message("whatif.moves.\(key)", ["names": names(people)])))
            }
            add("enter", award.entering)
            add("leave", award.leaving)
            add("contested", award.contested)
            if parts.isEmpty { parts.append(self(Message("whatif.moves.settled"))) }
            return "\(award.title): \(parts.joined(separator: "; "))"
        }
    }

    /// Names with keys; of many the first eight and how many more.
    func names(_ people: [AwardMoves.Person]) -> String {
        let shown = people.prefix(8).map { "\($0.name) (\($0.key))" }.joined(separator: ", ")
        guard people.count > 8 else { return shown }
        return self(Message("whatif.names_more", ["names": shown, "count": String(people.count - 8)]))
    }

    /// Names with ranks.
    func ranked(_ people: [RulePrice.Ranked]) -> String {
        let shown = people.prefix(8).map { one in
            let rank = one.rank.map { ", " + self(Message("whatif.rank", ["rank": String($0)])) } ?? ""
            return "\(one.person.name) (\(one.person.key)\(rank))"
        }.joined(separator: ", ")
        guard people.count > 8 else { return shown }
        return self(Message("whatif.names_more", ["names": shown, "count": String(people.count - 8)]))
    }

    /// What kind of rule it is.
    func priceKind(_ kind: String) -> String {
        ["highest", "lowest", "prefer"].contains(kind) ? self(Message("whatif.price.rank")) : ruleKind(kind)
    }
}
