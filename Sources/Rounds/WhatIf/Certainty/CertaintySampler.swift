// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// Judges a round in worlds in which every open matter is answered at random, each answer being as likely as another.
struct CertaintySampler {
    let session: RoundSession
    let matters: [OpenMatter]
    let domain: (OpenMatter) -> OpenDomain?

    /// In how many worlds a row has an award, and in how many that is open.
    struct Count {
        var awarded = 0
        var open = 0
    }

    /// The counts of each row of some awards.
    func counts(_ awards: [Int], samples: Int, seed: UInt64) -> [Int: [Int: Count]] {
        var random = SplitMix64(state: seed)
        var counts: [Int: [Int: Count]] = [:]
        for _ in 0..<samples {
            let answers = matters.map { matter -> Int64 in
                guard let range = domain(matter)?.range else { return 0 }
                return Int64.random(in: range, using: &random)
            }
            let staged = try? session.ended(with: change(answers), ending(answers))
            for award in awards {
                let awarded = staged?[award]?.results.awarded
                for candidate in session.evaluator.candidates(of: award) {
                    // A world that cannot be judged leaves everything open.
                    switch awarded?[candidate.row] ?? .unknown {
                    case .true: counts[award, default: [:]][candidate.row, default: .init()].awarded += 1
                    case .unknown: counts[award, default: [:]][candidate.row, default: .init()].open += 1
                    case .false: break
                    }
                }
            }
        }
        return counts
    }

    /// The records as answered.
    func change(_ answers: [Int64]) -> RoundChange {
        var change = RoundChange()
        var papers: [Lever: [Cell]] = [:]
        for (matter, answer) in zip(matters, answers) {
            guard case .fact(let lever) = matter else { continue }
            if case .member(let record, let row, let field, let member) = lever {
                let place = Lever.cell(record: record, row: row, field: field)
                if answer == 1 { papers[place, default: []].append(member) }
            } else if let cell = domain(matter)?.cell(answer), let fact = lever.change(to: cell) {
                change.facts.append(fact)
            }
        }
        for (place, added) in papers.sorted(by: { $0.key < $1.key }) {
            var set: [Cell] = []
            if case .set(let there) = session.loaded.records.cell(place) { set = there }
            if let fact = place.change(to: .set(set + added)) { change.facts.append(fact) }
        }
        return change
    }

    /// The holds as answered.
    func ending(_ answers: [Int64]) -> RoundEnding {
        RoundEnding(
            released: Set(
                zip(matters, answers).compactMap { matter, answer in
                    if case .hold = matter, answer == 1 { matter } else { nil }
                }))
    }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
