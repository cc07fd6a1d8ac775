// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Rules
import Synchronization

/// Tries every mutant on the cases that can tell it from the rules as they are.
struct MutationRun {
    let rulebook: Rulebook

    /// The score.
    ///
    /// Mutants are independent of each other, so they are tried on all cores; the answer is the same on one.
    func score(of worlds: [CaseWorld], _ mutants: [Mutant]) -> MutationScore {
        // Small worlds first: most mutants are noticed by the first case that reads them.
        let ordered = worlds.sorted {
            ($0.item.records.utf8.count, $0.item.name) < ($1.item.records.utf8.count, $1.item.name)
        }
        let alive = Mutex<Set<Int>>([])
        let shared = Shared(worlds: ordered)
        DispatchQueue.concurrentPerform(iterations: mutants.count) { index in
            let mutant = mutants[index]
            let mutated = rulebook.applying(mutant.change)
            let isNoticed = shared.worlds.contains { world in
                world.isTouched(by: mutant) && world.notices(mutated)
            }
            if !isNoticed { alive.withLock { _ = $0.insert(index) } }
        }
        let unnoticed = alive.withLock { $0 }.sorted().map { mutants[$0] }
        return MutationScore(noticed: mutants.count - unnoticed.count, unnoticed: unnoticed)
    }

    private struct Shared: Sendable {
        let worlds: [CaseWorld]
    }
}
