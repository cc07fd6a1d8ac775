// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// What the seats of an award may surprise with, in words.
extension RoundStager {
    func cautions(_ quota: QuotaProblem, _ outcome: Outcome, _ award: Int) -> [Diagnostic] {
        let position = rulebook.quota(of: award)?.position ?? rulebook.awards[award].position
        return quota.problem.cautions().map { caution in
            Diagnostic(.warning, at: .file(position.file, line: position.line), words(caution, quota, award))
        } + conflicts(quota, outcome, award)
    }

    func words(_ fault: Fault, _ quota: QuotaProblem, _ award: Int) -> Message {
        switch fault {
        case .vacantReserveAboveSeats(let id, let atLeast, let seats):
            aboveSeats("rounds.vacant_above_seats", [id], atLeast, seats, quota, award)
        case .vacantReservesAboveSeats(let ids, let atLeast, let seats):
            aboveSeats("rounds.vacant_above_seats", ids, atLeast, seats, quota, award)
        default: Message("rounds.quota_fault", ["award": rulebook.awards[award].title, "detail": "\(fault)"])
        }
    }

    func words(_ caution: Caution, _ quota: QuotaProblem, _ award: Int) -> Message {
        let title = rulebook.awards[award].title
        return switch caution {
        case .openReservesAboveSeats(let ids, let atLeast, let seats):
            aboveSeats("rounds.reserves_above_seats", ids, atLeast, seats, quota, award)
        case .floorMayShorten(let id, _, let members):
            Message(
                "rounds.floor_may_shorten", ["award": title, "rule": quota.title(of: id), "count": String(members)])
        case .ceilingMayShorten(let id, _, let outsiders):
            Message(
                "rounds.ceiling_may_shorten", ["award": title, "rule": quota.title(of: id), "count": String(outsiders)])
        case .vacantReserveWithoutSeats(let id):
            Message("rounds.vacant_without_seats", ["award": title, "rule": quota.title(of: id)])
        }
    }

    private func aboveSeats(
        _ key: String, _ ids: [String], _ atLeast: Int, _ seats: Int, _ quota: QuotaProblem, _ award: Int
    ) -> Message {
        Message(
            key,
            [
                "award": rulebook.awards[award].title, "rules": ids.map(quota.title(of:)).joined(separator: ", "),
                "need": String(atLeast), "seats": String(seats),
            ])
    }

    func conflicts(_ quota: QuotaProblem, _ outcome: Outcome, _ award: Int) -> [Diagnostic] {
        let position = rulebook.quota(of: award)?.position ?? rulebook.awards[award].position
        let place = Place.file(position.file, line: position.line)
        let title = rulebook.awards[award].title
        return outcome.conflicts.map { conflict in
            switch conflict {
            case .emptySeats(let reserves, let seats):
                Diagnostic(
                    .warning, at: place,
                    Message(
                        "rounds.empty_seats",
                        [
                            "award": title, "rules": reserves.map(quota.title(of:)).joined(separator: ", "),
                            "seats": String(seats),
                        ]))
            case .decisions(let candidates, let rules):
                Diagnostic(
                    .warning, at: place,
                    Message(
                        "rounds.decision_conflict",
                        [
                            "award": title, "rules": rules.map { quota.title(of: $0.id) }.joined(separator: ", "),
                            "candidates": candidates.map { key(quota.competing[$0], award) }
                                .joined(separator: ", "),
                        ]))
            }
        }
    }

    private func key(_ candidate: Int, _ award: Int) -> String {
        let candidates = evaluator.candidates(of: award)
        return evaluator.records.tables[rulebook.awards[award].record].keys[candidates[candidate].row]
    }
}
