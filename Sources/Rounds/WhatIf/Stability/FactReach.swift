// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// Which facts every award of a round rests on, and what follows when one of them is otherwise.
///
/// What does not read a fact, as the facts are, comes out the same when that fact alone is otherwise: so only what reads it
/// is looked at again, and what reads the results that come out otherwise.
final class FactReach {
    /// A part of an award that reads facts and results.
    private enum Reader: Hashable {
        case entry(award: Int, place: Int)
        case limit(award: Int, OpenSeats.Limit)
    }

    private struct Known {
        let seats: OpenSeats
        let entries: [OpenEntry]
        /// The numbers of the quota, with how many each can limit.
        var limits: [OpenSeats.Limit: (number: NumberValue, reach: Int?)] = [:]
    }

    private let session: RoundSession
    private let open: OpenRound
    private let wanted: Set<Int>
    private let awards: [Int]
    /// What is looked at of each award, and what it comes to as the facts are.
    private var known: [Int: Known] = [:]
    private var readers: [Lever: Set<Reader>] = [:]
    private var resultReaders: [OpenRound.ResultPlace: Set<Reader>] = [:]

    /// Reads a round for some awards and all they depend on.
    init(_ session: RoundSession, _ wanted: Set<Int>) {
        self.session = session
        self.wanted = wanted
        open = OpenRound(asItIs: session.evaluator)
        let rulebook = session.loaded.rulebook
        var needed = wanted
        for award in wanted {
            needed.formUnion(rulebook.awards(neededBy: award))
            needed.formUnion(StageInputs(award, session.evaluator).awards)
        }
        for award in needed { needed.formUnion(rulebook.awards(neededBy: award)) }
        awards = rulebook.order.filter { needed.contains($0) && session.staged[$0] != nil }
        for award in awards { read(award) }
    }

    /// The facts that the wanted awards rest on, themselves or through results of others, in order.
    private(set) lazy var facts: [Lever] = readers.keys.sorted().filter { reaches(readers[$0] ?? []) }

    /// The awards with seats from which a wanted one can be reached: there every result may hang on every other.
    private lazy var leading: Set<Int> = {
        var found = wanted
        for award in awards.reversed() where session.loaded.rulebook.quota(of: award) != nil {
            let readers = resultReaders.filter { $0.key.award == award }.values.joined()
            if reaches(readers, found) { found.insert(award) }
        }
        return found
    }()

    private func reaches(_ readers: some Sequence<Reader>) -> Bool { reaches(readers, leading) }

    /// Whether what reads something leads to one of some awards.
    private func reaches(_ readers: some Sequence<Reader>, _ leading: Set<Int>) -> Bool {
        readers.contains { reader in
            switch reader {
            case .limit(let award, _): return leading.contains(award)
            case .entry(let award, let place):
                if leading.contains(award) { return true }
                guard session.loaded.rulebook.quota(of: award) == nil else { return false }
                guard let row = known[award]?.seats.candidates[place].row else { return false }
                return reaches(resultReaders[.init(award: award, row: row)] ?? [], leading)
            }
        }
    }

    /// The answers that a fact may have; nil where they cannot be listed.
    func domain(_ lever: Lever) -> OpenDomain? { open.domain(.fact(lever)) }

    private func read(_ award: Int) {
        let seats = OpenSeats(session: session, open: open, award: award)
        let looking = seats.looking
        var entries: [OpenEntry] = []
        for (place, candidate) in seats.candidates.enumerated() {
            let (entry, facts, results) = open.reading { looking.look(candidate) { _ in true } }
            entries.append(entry ?? OpenEntry(standing: .out))
            add(.entry(award: award, place: place), facts, results)
        }
        known[award] = Known(seats: seats, entries: entries)
        guard let quota = session.loaded.rulebook.quota(of: award) else { return }
        let wanted = seats.wanted(quota, entries.map { .leaf($0) })
        for (limit, reach) in wanted {
            let reach = wanted.count { $0.limit == limit } > 1 ? nil : reach
            let (tree, facts, results) = open.reading { seats.tree(of: limit, reach: reach) }
            known[award]?.limits[limit] = tree?.value([:]).map { ($0, reach) }
            add(.limit(award: award, limit), facts, results)
        }
    }

    private func add(_ reader: Reader, _ facts: Set<Lever>, _ results: Set<OpenRound.ResultPlace>) {
        for fact in facts { readers[fact, default: []].insert(reader) }
        for result in results { resultReaders[result, default: []].insert(reader) }
    }

    /// What each row of each award is given for every value of one fact, where that is not always what it has now; nil
    /// when there are too many ways.
    func outcomes(opening lever: Lever) -> [Int: [Int: AnswerTree<OpenResult>]]? {
        open.opening(lever)
        var reached = readers[lever] ?? []
        for award in awards {
            guard let known = known[award] else { continue }
            var places: Set<Int> = []
            var others: Set<OpenSeats.Limit> = []
            for reader in reached {
                switch reader {
                case .entry(award, let place): places.insert(place)
                case .limit(award, let limit): others.insert(limit)
                default: break
                }
            }
            guard !places.isEmpty || !others.isEmpty else { continue }
            var settled: [Int: OpenEntry] = [:]
            for (place, entry) in known.entries.enumerated() where !places.contains(place) { settled[place] = entry }
            guard let trees = known.seats.entries(known: settled) else { return nil }
            // Where all that was looked at again comes out as it is, so does the award.
            if places.allSatisfy({ trees[$0] == .leaf(known.entries[$0]) }) {
                others = others.filter { limit in
                    guard let now = known.limits[limit] else { return true }
                    return known.seats.tree(of: limit, reach: now.reach) != .leaf(now.number)
                }
                if others.isEmpty { continue }
            }
            // Without seats nobody's result hangs on another's.
            let isSeated = session.loaded.rulebook.quota(of: award) != nil
            let found = known.seats.outcomes(trees, among: isSeated ? nil : places) {
                others.contains($0) || isSeated && !places.isEmpty ? nil : known.limits[$0]?.number
            }
            guard let found else { return nil }
            var changed: [Int: AnswerTree<OpenResult>] = [:]
            for (row, tree) in found where tree != .leaf(now(award, row)) {
                changed[row] = tree
                reached.formUnion(resultReaders[.init(award: award, row: row)] ?? [])
            }
            open.outcomes[award] = changed
        }
        return open.outcomes
    }

    private func now(_ award: Int, _ row: Int) -> OpenResult {
        let results = session.staged[award]?.results
        return OpenResult(
            eligible: results?.eligible[row] ?? .unknown, awarded: results?.awarded[row] ?? .unknown)
    }
}
