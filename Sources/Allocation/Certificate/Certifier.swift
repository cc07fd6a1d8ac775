// SPDX-License-Identifier: Apache-2.0

/// Puts the proofs of a settlement into the terms of the problem.
struct Certifier: Sendable {
    private let rules: [RuleBook.Rule]
    private let shortfalls: [Settlement.Bound?]
    private let size: Settlement.Bound?
    private let walk: Walk
    private let idle: [String]

    /// - parameter all: every rule of the problem.
    /// - returns: nil for a settlement that cannot be told as a proof.
    init?(_ relaxed: Relaxed, _ all: [RuleBook.Rule]) {
        let settlement = relaxed.settlement
        guard let walk = settlement.walk else { return nil }
        rules = relaxed.rules
        idle = relaxed.idle.keys.sorted().map { all[$0].name.id }
        shortfalls = settlement.shortfallProofs
        size = settlement.sizeProof
        self.walk = walk.withoutSearch
    }

    private var model: Model { walk.model }

    var certificate: Certificate {
        Certificate(
            idle: idle.isEmpty ? nil : idle, kinds: model.groupsOf.arrays,
            shortfalls: shortfalls.map { $0.map { refutation($0.proof, $0.system) } },
            size: size.map { refutation($0.proof, $0.system) },
            stretches: walk.stretches.map(stretch))
    }

    private func stretch(_ stretch: Walk.Stretch) -> Certificate.Stretch {
        let classes = model.classes
        func choices(
            _ class_: Int, _ numbers: [[Int]], _ next: [Int]?, _ reasons: [Tally.Closing]
        ) -> Certificate.Choices {
            let options = numbers.enumerated().map { index, numbers in
                let takes = zip(classes.entries(class_), numbers).compactMap { entry, number in
                    number == 0 ? nil : Certificate.Take(kind: Int(classes.signatures[entry]), count: number)
                }
                return Certificate.Option(takes: takes, next: next?[index])
            }
            return Certificate.Choices(
                rank: classes.rank(class_), options: options,
                refutations: reasons.map { refutation(walk.proof(of: $0), walk.limits.system) })
        }
        var listed = stretch.forced.map { choices($0.class_, [$0.numbers], nil, $0.reasons) }
        if !stretch.choices.isEmpty {
            listed.append(choices(stretch.end, stretch.choices, stretch.next, stretch.reasons))
        }
        let closings = stretch.events.map { event in
            Certificate.Closing(
                afterRank: event.place < 0 ? nil : classes.rank(event.place),
                refutation: refutation(walk.proof(of: event.reason), walk.limits.system))
        }
        return Certificate.Stretch(
            closings: closings, choices: listed, rest: stretch.bulk.map { rest($0, stretch.end) })
    }

    private func rest(_ bulk: Bulk, _ class_: Int) -> Certificate.Rest {
        let signatures = model.classes.signatures[model.classes.entries(class_)]
        let last = bulk.proof.map { proof in
            Certificate.Last(
                lists: proof.lists.map { numbers in
                    zip(signatures, numbers).filter { $1 > 0 }.map { Certificate.Take(kind: Int($0), count: $1) }
                },
                refutations: proof.refutations.map { refutation($0, walk.limits.system) },
                later: proof.later.map { refutation($0.proof, $0.system) })
        }
        return Certificate.Rest(rank: model.classes.rank(class_), last: last)
    }

    private func refutation(_ proof: Proof, _ system: System) -> Refutation {
        switch proof {
        case .sum(let terms):
            .sum(terms.map { Refutation.Multiple(row: name($0.row, system), times: $0.times) })
        case .split(let people, let limit, let atMost, let more):
            .split(
                Refutation.People(inside: people.inside, among: people.among), limit: limit,
                atMost: refutation(atMost, system), more: refutation(more, system))
        }
    }

    private func name(_ source: Proof.Source, _ system: System) -> RowName {
        switch source {
        case .branch(let depth): return .branch(depth)
        case .entry(let index):
            let entry = system.entries[index]
            switch entry.source {
            case .rule(let rule): return .rule(rules[rule].name)
            case .kept(let rule): return .kept(rules[rule].name.id)
            case .size: return entry.row.all > 0 ? .sizeAtMost : .sizeAtLeast
            case .assumption: return .goal
            case .held: return .held(entry.row.group ?? 0)
            }
        }
    }
}

extension Certifier: Equatable {
    static func == (a: Certifier, b: Certifier) -> Bool { a.certificate == b.certificate }
}

extension Walk {
    /// Why a closing is sound: the rows that leave no room.
    func proof(of closing: Tally.Closing) -> Proof {
        func once(_ entries: Int...) -> Proof {
            .sum(entries.map { Proof.Term(row: .entry($0), times: 1) })
        }
        switch closing {
        case .open: return .sum([])
        case .size: return once(limits.sizeEntry)
        case .upper(let index): return once(limits.limits[Int(index)].upperEntry)
        case .lower(let index): return once(limits.sizeEntry, limits.limits[Int(index)].lowerEntry)
        case .cut(let index): return .sum(cuts[Int(index)].terms)
        case .lesson(let index): return lessons[Int(index)].proof
        }
    }
}
