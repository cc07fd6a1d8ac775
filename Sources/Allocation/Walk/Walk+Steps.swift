// SPDX-License-Identifier: Apache-2.0

/// Going on down the ranks.
extension Walk {
    enum Stop {
        case full
        case dead
        case choices([[Int]], [Tally.Closing])
        /// The rest was settled as a whole.
        case bulk(Bulk)
    }

    /// Goes on from where the frame stands until the list is full, a choice comes up, or nothing extends the prefix.
    mutating func run(_ frame: inout Frame, until last: Int? = nil) -> Stop {
        frame.tally.learn(cuts, limits)
        while frame.stretch.end < last ?? classes.count {
            runSingles(&frame, until: last ?? classes.count)
            guard frame.stretch.end < last ?? classes.count else { break }
            if frame.tally.isDead { return .dead }
            if frame.tally.isFull(limits) { break }
            let class_ = frame.stretch.end
            let entries = classes.entries(class_)
            work += entries.count
            if work > Self.workLimit {
                isTooLarge = true
                return .dead
            }
            // Many choices are better settled as a whole, and listed only when that fails.
            let many = isTrial ? 1 : merges ? 1 : tieLimits.choices
            var found = choices(frame.tally, class_, atMost: isTrial ? 1 : many + 1)
            if found?.choices.count ?? .max > many {
                if let bulk = bulk(frame.tally, class_) { return .bulk(bulk) }
                found = choices(frame.tally, class_, atMost: .max)
            }
            guard let (choices, reasons) = found else {
                isTooLarge = true
                return .dead
            }
            if choices.count > 1 { return .choices(choices, reasons) }
            guard !choices.isEmpty else { return .dead }
            if !reasons.isEmpty {
                frame.stretch.forced.append(Forced(class_: class_, numbers: choices[0], reasons: reasons))
            }
            apply(choices[0], to: &frame.tally, class_)
            frame.stretch.end += 1
        }
        if last != nil { return .full }
        return frame.tally.isDead || !obeysAll(frame.tally) ? .dead : .full
    }

    /// Goes on while every class is one person about whom no lesson was learned.
    mutating func runSingles(_ frame: inout Frame, until last: Int) {
        let first = frame.stretch.end
        var class_ = first
        let classes = classes
        let (starts, areSingles) = (classes.starts, classes.areSingles)
        classes.signatures.withUnsafeBufferPointer { signatures in
            while class_ < last {
                let entry = Int(starts[class_])
                if !areSingles, Int(starts[class_ + 1]) - entry != 1 || classes.counts[entry] != 1 { break }
                if frame.tally.isDead || frame.tally.total >= limits.size { break }
                let signature = Int(signatures[entry])
                if frame.tally.isOpen(signature) {
                    if !lessonsAt.isEmpty && lessonsAt[class_] != nil { break }
                    frame.tally.place = class_
                    frame.tally.take(signature, 1, limits, cuts)
                    frame.tally.close(limits, cuts)
                }
                class_ += 1
            }
        }
        work += class_ - first
        frame.stretch.end = class_
    }

    /// What can be chosen from a class on, where that can be said without listing it.
    mutating func bulk(_ tally: Tally, _ class_: Int) -> Bulk? {
        // Both speak of a prefix that can be extended.
        guard isExtendable(tally) else { return nil }
        if let rest = LaminarRest(limits, tally, from: class_) { return rest.settle(groups) }
        let last = LastClass(limits, tally, class_)
        let counted = groups
        return asking { last.settle(&$0, counted) }
    }

    func obeysAll(_ tally: Tally) -> Bool {
        tally.total == limits.size
            && limits.limits.indices.allSatisfy {
                (limits.limits[$0].lower...limits.limits[$0].upper).contains(tally.inside[$0])
            }
    }

    /// The maximal choices from a class and what limits them; nil when there are too many.
    mutating func choices(
        _ tally: Tally, _ class_: Int, atMost wanted: Int
    ) -> (choices: [[Int]], reasons: [Tally.Closing])? {
        let entries = classes.entries(class_)
        let offers = entries.map { tally.isOpen(Int(classes.signatures[$0])) ? Int(classes.counts[$0]) : 0 }
        let taught = (lessonsAt[class_] ?? []).filter { lessons[$0].taken == tally.taken }
        if taught.isEmpty && tally.hasRoom(for: offers, of: classes.signatures[entries], limits, cuts) {
            return ([offers], [])
        }
        let rows = rows(tally, entries, offers)
        let choices = Choices(offers: offers, rows: rows, blocked: taught.map { lessons[$0].numbers })
            .maximal(atMost: wanted, work: &work)
        return choices.map { ($0, rows.map(\.reason) + taught.map { .lesson(Int32($0)) }) }
    }

    /// The limits and cuts that the offers of a class can overdraw.
    func rows(_ tally: Tally, _ entries: Range<Int>, _ offers: [Int]) -> [Choices.Row] {
        let signatures = entries.map { Int(classes.signatures[$0]) }
        var rows = [Choices.Row(weights: offers.map { _ in 1 }, room: limits.size - tally.total, reason: .size)]
        for (index, limit) in limits.limits.enumerated() {
            let belongs = signatures.map { limits.limits(of: $0).contains(Int32(index)) }
            if limit.upper < .max {
                rows.append(
                    Choices.Row(
                        weights: belongs.map { $0 ? 1 : 0 }, room: limit.upper - tally.inside[index],
                        reason: .upper(Int32(index))))
            }
            if limit.lower > 0 {
                let room = limits.size - limit.lower - (tally.total - tally.inside[index])
                rows.append(
                    Choices.Row(weights: belongs.map { $0 ? 0 : 1 }, room: room, reason: .lower(Int32(index))))
            }
        }
        for (index, cut) in cuts.enumerated() {
            rows.append(
                Choices.Row(
                    weights: signatures.map { max(0, cut.weights[$0]) }, room: tally.slack[index],
                    reason: .cut(Int32(index))))
        }
        return rows.filter { row in zip(row.weights, offers).reduce(0) { $0 + $1.0 * $1.1 } > row.room }
    }

    /// Takes a choice from a class and closes what it leaves out.
    func apply(_ choice: [Int], to tally: inout Tally, _ class_: Int) {
        tally.place = class_
        let entries = classes.entries(class_)
        for (entry, number) in zip(entries, choice) where number > 0 {
            tally.take(Int(classes.signatures[entry]), number, limits, cuts)
        }
        tally.close(limits, cuts)
        for (entry, number) in zip(entries, choice) where number < Int(classes.counts[entry]) {
            let signature = Int(classes.signatures[entry])
            guard tally.isOpen(signature), !tally.isFull(limits) else { continue }
            var more = choice
            more[entry - entries.lowerBound] += 1
            let lesson = lessonsAt[class_]?.first { zip(more, lessons[$0].numbers).allSatisfy { $0 >= $1 } }
            tally.refuse(signature, .lesson(Int32(lesson ?? 0)), limits, cuts)
        }
    }

    func key(_ tally: Tally, _ class_: Int) -> Key {
        if !merges { return Key(class_: class_, total: tally.total, open: [], counts: tally.taken) }
        if tally.isFull(limits) { return Key(class_: -1, total: tally.total, open: [], counts: []) }
        var open = [UInt64](repeating: 0, count: (tally.taken.count + 63) / 64)
        for s in tally.taken.indices where tally.isOpen(s) && tally.taken[s] < model.sizes[s] {
            open[s / 64] |= 1 << UInt64(s % 64)
        }
        let counts = tally.relevantLimits(limits).flatMap { [$0, tally.inside[$0]] }
        return Key(class_: class_, total: tally.total, open: open, counts: counts)
    }
}
