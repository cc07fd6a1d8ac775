// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The sentences about sweeps and goals that every report says alike.
extension Words {
    /// Which parameter runs from where to where.
    func swept(_ parameter: SweptParameter) -> String {
        self(
            Message(
                "whatif.sweep.parameter",
                [
                    "title": parameter.title, "id": parameter.id, "first": parameter.values.first ?? "",
                    "last": parameter.values.last ?? "", "current": parameter.current, "unit": parameter.unit,
                ]))
    }

    /// How many lists come of how many trials.
    func outcomes(of sweep: SweepAnswer) -> String {
        self(
            Message(
                "whatif.sweep.outcomes", ["points": String(sweep.points.count), "count": String(sweep.outcomeCount)]))
    }

    /// Who is to be brought in by what.
    func question(of goal: GoalAnswer) -> String {
        self(
            Message(
                "whatif.goal.question",
                [
                    "name": goal.candidate.name, "key": goal.candidate.key, "title": goal.title, "id": goal.parameter,
                    "current": goal.current,
                ]))
    }

    /// That no value brings the candidate into an award.
    func unreached(_ unreached: GoalAnswer.Unreached) -> String {
        self(Message("whatif.goal.unreached", ["award": unreached.title, "reason": unreached.reason]))
    }

    /// The values that change nobody.
    func unchanging(_ goal: GoalAnswer) -> String {
        self(Message("whatif.goal.unchanging", ["from": goal.unchanging.from, "to": goal.unchanging.to]))
    }

    /// What was tried.
    func tried(_ goal: GoalAnswer) -> String {
        self(
            Message(
                goal.tried.isWide ? "whatif.goal.tried_wide" : "whatif.goal.tried",
                ["count": String(goal.tried.count), "from": goal.tried.from, "to": goal.tried.to]))
    }
}

extension SweepAnswer {
    /// The points side by side that have one list, of a sweep of one parameter.
    var runs: [Range<Int>] {
        let starts = points.indices.filter { $0 == 0 || points[$0].isBreak }
        return starts.enumerated().map { number, start in
            start..<(number + 1 < starts.count ? starts[number + 1] : points.count)
        }
    }
}
