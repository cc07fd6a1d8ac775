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
        func title(_ id: String) -> String { quota.sources[id].map { $0.title ?? $0.id } ?? id }
        let award = rulebook.awards[award].title
        switch fault {
        case .vacantReserveAboveSeats(let id, let atLeast, let seats):
            return Message(
                "rounds.vacant_above_seats",
                ["award": award, "rules": title(id), "need": String(atLeast), "seats": String(seats)])
        case .vacantReservesAboveSeats(let ids, let atLeast, let seats):
            return Message(
                "rounds.vacant_above_seats",
                [
                    "award": award, "rules": ids.map(title).joined(separator: ", "), "need": String(atLeast),
                    "seats": String(seats),
                ])
        default: return Message("rounds.quota_fault", ["award": award, "detail": "\(fault)"])
        }
    }

    func words(_ caution: Caution, _ quota: QuotaProblem, _ award: Int) -> Message {
        func title(_ id: String) -> String { quota.sources[id].map { $0.title ?? $0.id } ?? id }
        let award = rulebook.awards[award].title
        switch caution {
        case .openReservesAboveSeats(let ids, let atLeast, let seats):
            return Message(
                "rounds.reserves_above_seats",
                [
                    "award": award, "rules": ids.map(title).joined(separator: ", "), "need": String(atLeast),
                    "seats": String(seats),
                ])
        case .floorMayShorten(let id, _, let members):
            return Message("rounds.floor_may_shorten", ["award": award, "rule": title(id), "count": String(members)])
        case .ceilingMayShorten(let id, _, let outsiders):
            return Message(
                "rounds.ceiling_may_shorten", ["award": award, "rule": title(id), "count": String(outsiders)])
        case .vacantReserveWithoutSeats(let id):
            return Message("rounds.vacant_without_seats", ["award": award, "rule": title(id)])
        }
    }

    func conflicts(_ quota: QuotaProblem, _ outcome: Outcome, _ award: Int) -> [Diagnostic] {
        let position = rulebook.quota(of: award)?.position ?? rulebook.awards[award].position
        let place = Place.file(position.file, line: position.line)
        let title = rulebook.awards[award].title
        func name(_ id: String) -> String { quota.sources[id].map { $0.title ?? $0.id } ?? id }
        return outcome.conflicts.map { conflict in
            switch conflict {
            case .emptySeats(let reserves, let seats):
                Diagnostic(
                    .warning, at: place,
                    Message(
                        "rounds.empty_seats",
                        [
                            "award": title, "rules": reserves.map(name).joined(separator: ", "),
                            "seats": String(seats),
                        ]))
            case .decisions(let candidates, let rules):
                Diagnostic(
                    .warning, at: place,
                    Message(
                        "rounds.decision_conflict",
                        [
                            "award": title, "rules": rules.map { name($0.id) }.joined(separator: ", "),
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
