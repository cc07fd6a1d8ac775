// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Records
import Rules

extension OpenSeats {
    /// Gives the seats, each problem once, and numbers the lists that come out.
    struct Allotting {
        let seats: OpenSeats
        let quota: Quota
        let decisions: [Int: CouncilDecision]
        /// Of each list: what each candidate gets; nil for those who do not stand.
        private(set) var lists: [[Truth?]] = []
        private var numbers: [[Truth?]: Int] = [:]

        init(seats: OpenSeats, quota: Quota, decisions: [Int: CouncilDecision]) {
            self.seats = seats
            self.quota = quota
            self.decisions = decisions
        }

        mutating func given(_ entries: [OpenEntry], _ limits: [Limit: NumberValue]) -> Int {
            let list = list(entries, limits)
            if let number = numbers[list] { return number }
            numbers[list] = lists.count
            lists.append(list)
            return lists.count - 1
        }

        private mutating func list(_ entries: [OpenEntry], _ limits: [Limit: NumberValue]) -> [Truth?] {
            let candidates = seats.candidates
            var list = [Truth?](repeating: nil, count: entries.count)
            let standing = entries.indices.filter { entries[$0].seating != nil }
            guard let staged = seats.session.staged[seats.award] else { return list }
            let compiler = QuotaCompiler(
                evaluator: seats.open.evaluator, evaluation: staged.evaluation,
                facts: facts(entries, limits, candidates))
            guard var problem = try? compiler.compile(standing).problem else {
                // What cannot be allotted leaves everyone open.
                for index in standing { list[index] = .unknown }
                return list
            }
            for (place, index) in standing.enumerated() {
                guard let decision = decisions[candidates[index].row] else { continue }
                problem.decisions.append(
                    Decision(candidate: place, verdict: decision.isAward ? .award : .deny))
            }
            let solved = seats.solved
            if solved.standings[problem] == nil {
                solved.standings[problem] =
                    (try? allocate(problem, detail: .standings).standings)
                    ?? standing.map { _ in Standing.notDetermined }
            }
            for (place, index) in standing.enumerated() {
                switch solved.standings[problem]?[place] {
                case .awarded: list[index] = .true
                case .notAwarded: list[index] = .false
                default: list[index] = .unknown
                }
            }
            return list
        }

        private func facts(
            _ entries: [OpenEntry], _ limits: [Limit: NumberValue], _ candidates: Candidates
        ) -> QuotaFacts {
            let byRow = Dictionary(
                uniqueKeysWithValues: zip(candidates, entries).map { ($0.row, $1.seating) })
            func key(_ id: ExpressionID, _ candidate: Candidate) -> NumberValue? {
                quota.rank.firstIndex { $0.expression == id }.flatMap { byRow[candidate.row]??.keys[$0] }
            }
            func rule(_ id: ExpressionID) -> Int? {
                quota.rules.firstIndex {
                    switch $0.group {
                    case .condition(let own), .each(let own): own == id
                    }
                }
            }
            return QuotaFacts(
                truth: { id, list in
                    var column = TruthColumn(.unknown, count: list.count)
                    let place = rule(id)
                    for (index, candidate) in list.enumerated() {
                        if let place {
                            column[index] = byRow[candidate.row]??.groups[place] ?? .unknown
                        } else if let exact = key(id, candidate)?.exact {
                            column[index] = Truth(exact == .zero)
                        }
                    }
                    return column
                },
                numbers: { id, list in list.map { key(id, $0) ?? .unknown } },
                value: { id, candidate in
                    rule(id).flatMap { byRow[candidate.row]??.values[$0] } ?? .number(.unknown)
                },
                number: { limits[Limit(expression: $0, row: $1?.row)] ?? .unknown })
        }
    }
}
