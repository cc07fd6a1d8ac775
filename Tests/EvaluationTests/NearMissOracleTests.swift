// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import TestSupport
import Testing

@testable import Evaluation

/// The near misses found by counting, against setting each condition by itself and judging the tree again.
@Suite struct NearMissOracleTests {
    @Test("a condition is named exactly when it alone would make the candidate eligible", arguments: 0..<300)
    func oracle(seed: Int) throws {
        let world = try CounterfactualWorld(seed: UInt64(seed) &* 104_729 &+ 3).world()
        let found = world.evaluator.nearMisses(world.evaluator.evaluate(0))
        guard world.verdict == .false else {
            #expect(found.isEmpty)
            return
        }
        let rulebook = world.evaluator.rulebook
        let finder = PivotFinder(rows: world.rows)
        let pivots = Set(
            finder.verdict(0, world.evaluator.environment(world.candidate)).map {
                Setting(condition: $0.canonical, truth: $0.isWanted)
            })
        var leaves: Set<Int> = []
        let award = rulebook.awards[0]
        let roots = award.requirements.map(\.condition) + award.standards.flatMap(\.conditions)
        for root in roots { collect(root, rulebook, &leaves) }
        var expected: Set<Setting> = []
        for leaf in leaves {
            for truth in [true, false] {
                // What nobody knows is asked, not missed.
                guard world.rows.truth(leaf, Environment(0)) == Truth(!truth) else { continue }
                let setting = Setting(condition: leaf, truth: truth)
                if verdict(award, setting, world) == .true { expected.insert(setting) }
            }
        }
        #expect(pivots == expected)
        #expect(found.isEmpty == expected.isEmpty)
        #expect(found.allSatisfy { $0.distance.map { $0 >= .zero } ?? true })
    }

    private struct Setting: Hashable {
        let condition: ExpressionID
        let truth: Bool
    }

    private func collect(_ id: ExpressionID, _ rulebook: Rulebook, _ leaves: inout Set<Int>) {
        switch rulebook.expressions[id].operation {
        case .all(let list), .any(let list), .none(let list), .atLeastOf(_, let list):
            for part in list { collect(part, rulebook, &leaves) }
        default: leaves.insert(rulebook.expressions[id].canonical)
        }
    }

    private func verdict(_ award: Award, _ setting: Setting, _ world: World) -> Truth {
        func truth(_ id: ExpressionID) -> Truth {
            let expression = world.evaluator.rulebook.expressions[id]
            switch expression.operation {
            case .all(let list): return list.reduce(.true) { $0 && truth($1) }
            case .any(let list): return list.reduce(.false) { $0 || truth($1) }
            case .none(let list): return !list.reduce(.false) { $0 || truth($1) }
            case .atLeastOf(let count, let list):
                let needed = Int(world.rows.number(count, Environment(0)).exact?.ceiling ?? 0)
                let truths = list.map(truth)
                if truths.count(where: { $0 == .true }) >= needed { return .true }
                return truths.count(where: { $0 != .false }) >= needed ? .unknown : .false
            default:
                return expression.canonical == setting.condition
                    ? Truth(setting.truth) : world.rows.truth(id, Environment(0))
            }
        }
        let standards = award.standards.map { $0.conditions.reduce(Truth.true) { $0 && truth($1) } }
        return award.requirements.reduce(Truth.true) { $0 && truth($1.condition) }
            && (standards.isEmpty ? .true : standards.reduce(.false) { $0 || $1 })
    }
}
