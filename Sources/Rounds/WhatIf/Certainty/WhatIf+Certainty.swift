// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

extension WhatIf {
    /// Who gets what however the unknown facts, the papers that have not come and the holds turn out.
    ///
    /// Each award is worked out exactly where its ways are few enough and nothing in it can only be tried; the others are
    /// judged in `samples` worlds in which every open matter is answered at random.
    public func certainty(samples: Int = 200, seed: UInt64 = 1) -> CertaintyAnswer {
        let open = OpenRound(unsaidOf: session.evaluator)
        let rulebook = session.loaded.rulebook
        var exact: [Int: [Int: AnswerTree<OpenResult>]] = [:]
        for award in rulebook.order where session.staged[award] != nil {
            open.isOpaque = false
            let found = OpenSeats(session: session, open: open, award: award).outcomes()
            if let found, !open.isOpaque { exact[award] = found }
            open.outcomes[award] = exact[award]
        }
        let shown = session.outcome.awards.keys.sorted()
        let sampled = shown.filter { exact[$0] == nil }
        let sampler = CertaintySampler(session: session, matters: open.matters) { open.domain($0) }
        let counts = sampled.isEmpty ? [:] : sampler.counts(sampled, samples: samples, seed: seed)
        var matters = MatterRanking(exact.filter { shown.contains($0.key) }, open).ranked
        let names = MatterNames(session: session, prose: Prose(rulebook, language))
        for index in matters.indices { matters[index].number = index + 1 }
        let numbers = Dictionary(uniqueKeysWithValues: matters.map { ($0.matter, $0.number) })
        let builder = CertaintyBuilder(session: session, numbers: numbers)
        return CertaintyAnswer(
            awards: shown.map { award in
                exact[award].map { builder.award(award, $0) } ?? builder.award(award, counts[award] ?? [:], of: samples)
            },
            matters: matters.map { one in
                let (person, nominated) = names.person(one.matter)
                return .init(
                    number: one.number, kind: names.kind(one.matter), person: person, nominated: nominated,
                    title: names.title(one.matter), place: names.place(one.matter), decides: one.decides,
                    settles: one.settles)
            },
            sampling: sampled.isEmpty
                ? nil : .init(count: samples, seed: seed, matters: open.matters.count))
    }
}

/// Puts what is certain of an award together.
struct CertaintyBuilder {
    let session: RoundSession
    /// The number of each matter in the list.
    let numbers: [OpenMatter: Int]

    /// An award whose every way is known.
    func award(_ award: Int, _ outcomes: [Int: AnswerTree<OpenResult>]) -> CertaintyAnswer.Award {
        make(award, isExact: true) { row in
            guard let tree = outcomes[row]?.map(\.awarded) else { return .out }
            let values = tree.values()
            if values == [.true] { return .certain }
            if values == [.false] { return .out }
            var stretches: [OpenMatter: Set<Int64>] = [:]
            tree.stretches(into: &stretches)
            return .possible(
                hangsOn: stretches.keys.compactMap { numbers[$0] }.sorted(), isTied: values.contains(.unknown),
                samples: nil)
        }
    }

    /// An award that was tried in samples: how often each row had it, and how often that was open.
    func award(
        _ award: Int, _ counts: [Int: CertaintySampler.Count], of samples: Int
    ) -> CertaintyAnswer.Award {
        make(award, isExact: false) { row in
            let count = counts[row] ?? .init()
            if count.awarded == samples { return .certain }
            if count.awarded == 0, count.open == 0 { return .out }
            return .possible(hangsOn: [], isTied: count.open > 0, samples: count.awarded)
        }
    }

    private enum Sort {
        case certain
        case possible(hangsOn: [Int], isTied: Bool, samples: Int?)
        case out
    }

    private func make(_ award: Int, isExact: Bool, _ sort: (Int) -> Sort) -> CertaintyAnswer.Award {
        let declared = session.loaded.rulebook.awards[award]
        let moves = MovesBuilder(session: session)
        var result = CertaintyAnswer.Award(
            id: declared.id, title: declared.title, seats: session.staged[award]?.quota.problem.seats,
            isExact: isExact, certain: [], possible: [], out: [])
        let winners = Set(session.outcome.awards[award]?.winners ?? [])
        for row in order(award) {
            let person = moves.person(declared.record, row)
            switch sort(row) {
            case .certain: result.certain.append(person)
            case .out: result.out.append(person)
            case .possible(let hangsOn, let isTied, let samples):
                result.possible.append(
                    .init(
                        person: person, isIn: winners.contains(row), hangsOn: hangsOn, isTied: isTied,
                        samples: samples))
            }
        }
        return result
    }

    /// The rows of an award's candidates: those who compete as things are by rank, then the others.
    private func order(_ award: Int) -> [Int] {
        guard let staged = session.staged[award] else { return [] }
        let ranks = staged.quota.problem.ranks
        let ranked = staged.quota.competing.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
            .map { staged.quota.competing[$0] }
        let others = Set(staged.evaluation.candidates.indices).subtracting(ranked).sorted()
        return (ranked + others).map { staged.evaluation.candidates[$0].row }
    }
}

/// Orders open matters by how much each settles alone.
struct MatterRanking {
    /// One matter and what it settles.
    struct Ranked {
        var number = 0
        let matter: OpenMatter
        let decides: Int
        let settles: CertaintyAnswer.Bounds
    }

    let ranked: [Ranked]

    init(_ outcomes: [Int: [Int: AnswerTree<OpenResult>]], _ open: OpenRound) {
        var trees: [AnswerTree<Truth>] = []
        for award in outcomes.keys.sorted() {
            for row in (outcomes[award] ?? [:]).keys.sorted() {
                guard let tree = outcomes[award]?[row]?.map(\.awarded), tree.values().count > 1 else { continue }
                trees.append(tree)
            }
        }
        var stretches: [OpenMatter: Set<Int64>] = [:]
        var hanging: [OpenMatter: [AnswerTree<Truth>]] = [:]
        for tree in trees {
            var own: [OpenMatter: Set<Int64>] = [:]
            tree.stretches(into: &own)
            stretches.merge(own) { $0.union($1) }
            for matter in own.keys { hanging[matter, default: []].append(tree) }
        }
        ranked = hanging.compactMap { matter, trees -> Ranked? in
            guard let range = open.domain(matter)?.range else { return nil }
            let starts = [range.lowerBound] + (stretches[matter] ?? []).sorted()
            let counts = starts.indices.map { place -> Int in
                let end = place + 1 < starts.count ? starts[place + 1] - 1 : range.upperBound
                return trees.count { tree in
                    let values = tree.values([matter: starts[place]...end])
                    return values == [.true] || values == [.false]
                }
            }
            return Ranked(
                matter: matter, decides: trees.count,
                settles: .init(least: counts.min() ?? 0, most: counts.max() ?? 0))
        }.sorted { a, b in
            let (x, y) = (
                [a.settles.least, a.settles.most, a.decides], [b.settles.least, b.settles.most, b.decides]
            )
            return x == y ? a.matter < b.matter : y.lexicographicallyPrecedes(x)
        }
    }
}
