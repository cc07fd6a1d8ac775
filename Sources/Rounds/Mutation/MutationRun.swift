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
        // Mutants come in the order of the files, so who noticed the last one is likely to notice the next. The order
        // changes how soon a mutant is noticed, never whether.
        let likely = Mutex(Array(ordered.indices))
        DispatchQueue.concurrentPerform(iterations: mutants.count) { index in
            let mutant = mutants[index]
            let mutated = rulebook.applying(mutant.change)
            let witness = likely.withLock { $0 }.first { place in
                shared.worlds[place].isTouched(by: mutant) && shared.worlds[place].notices(mutated)
            }
            guard let witness else { return alive.withLock { _ = $0.insert(index) } }
            likely.withLock { places in
                places.removeAll { $0 == witness }
                places.insert(witness, at: 0)
            }
        }
        let unnoticed = alive.withLock { $0 }.sorted().map { mutants[$0] }
        return MutationScore(noticed: mutants.count - unnoticed.count, unnoticed: unnoticed)
    }

    private struct Shared: Sendable {
        let worlds: [CaseWorld]
    }
}
