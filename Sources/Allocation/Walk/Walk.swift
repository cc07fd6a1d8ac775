// SPDX-License-Identifier: Apache-2.0

/// Merit: walks down the ranks and finds everything that can be chosen from each tie class.
///
/// The walk is an optimist. It refuses people only where a consequence of the rows it knows leaves no room (which is always
/// sound), and takes everyone else. If it ends on a set that obeys all rows, that set witnesses every step taken, and the
/// whole walk is proved. If it ends in a dead end, the first step too many is found by bisection with the exact
/// feasibility question; why it is one too many becomes a new cut, or a lesson for that place, and the walk goes on from
/// there.
///
/// Where a tie class leaves several maximal choices the walk follows each. Prefixes with the same future are merged, so
/// that the result is a graph of stretches without a choice.
struct Walk {
    let limits: Limits
    private let groups: [Int]
    private lazy var feasibility = Feasibility(limits.model, limits.system)
    private(set) var cuts: [Cut] = []
    private(set) var lessons: [Lesson] = []
    private(set) var stretches: [Stretch] = []
    /// Set once some question was larger than its bound.
    private(set) var isTooLarge = false
    /// Whether prefixes with the same future were merged, so that no proof can be told for each.
    private(set) var merges = false
    /// Whether some choices were settled as a whole, so that no proof can be told for each.
    private(set) var hasBulk = false
    private var lessonsAt: [Int: [Int]] = [:]
    private var known: [Key: Int] = [:]
    private var work = 0
    /// Whether any choice will do.
    private var isTrial = false

    /// Why these numbers cannot be taken from a class after this very prefix.
    struct Lesson {
        let class_: Int
        let taken: [Int]
        let numbers: [Int]
        let proof: Proof
    }

    /// A run of classes from which only one choice can be made, and the choices at its end.
    struct Stretch {
        let start: Int
        /// The class with the choices, or one past the last class that takes anyone.
        var end: Int
        /// How many are taken from each entry of the classes `start..<end`.
        var taken: [Int32]
        /// The choices from the entries of the class `end`, and the stretches they lead to; none at a full list.
        var choices: [[Int]] = []
        var next: [Int] = []
        /// What limits the choices.
        var reasons: [Tally.Closing] = []
        /// Classes from which less than is open is taken, yet in one way only.
        var forced: [Forced] = []
        /// What can be chosen from the class `end` on, where that was settled as a whole.
        var bulk: Bulk?
        /// What closed signatures on the way, in order.
        var events: [Tally.Event] = []
    }

    struct Forced {
        let class_: Int
        let numbers: [Int]
        let reasons: [Tally.Closing]
    }

    /// What decides the future of a prefix.
    private struct Key: Hashable {
        let class_: Int
        let total: Int
        let open: [UInt64]
        let counts: [Int]
    }

    private let tieLimits: TieLimits
    /// How many stretches are kept apart: fewer where each is long.
    private var separateLimit: Int { min(tieLimits.separate, max(20, 20_000_000 / max(1, classes.counts.count))) }
    static let workLimit = 50_000_000

    /// - parameter groups: the groups that some rule counts.
    init(_ limits: Limits, counting groups: [Int], _ tieLimits: TieLimits) {
        self.limits = limits
        self.tieLimits = tieLimits
        self.groups = groups
    }

    private var model: Model { limits.model }
    private var classes: TieClasses { limits.model.classes }

    // MARK: - Depth first

    /// Walks once, taking the first choice wherever there is one, and never back; whether the end obeys all rows.
    mutating func tryOnce() -> (counts: [Int], fits: Bool) {
        let root = Tally(limits)
        var frame = Frame(
            startTally: root, stretch: Stretch(start: 0, end: 0, taken: []), tally: root, firstEvent: 0)
        var hasChoices = false
        isTrial = true
        while case .choices(let choices, _) = run(&frame) {
            hasChoices = true
            apply(choices[0], to: &frame.tally, frame.stretch.end)
            frame.stretch.forced.append(Forced(class_: frame.stretch.end, numbers: choices[0], reasons: []))
            frame.stretch.end += 1
        }
        isTrial = false
        let fits = !isTooLarge && !frame.tally.isDead && obeysAll(frame.tally)
        if fits && !hasChoices && frame.stretch.forced.isEmpty { _ = finish(frame) }
        return (frame.tally.taken, fits)
    }

    /// Whether anything obeys all rows, so that the walk can begin although a first try ended badly.
    mutating func canBegin(near guess: [Int]) -> Bool {
        let root = Tally(limits)
        guard !isTooLarge, !root.isDead else { return false }
        guard case .counts = feasibility.answer(low: low(root), high: high(root), near: guess) else { return false }
        return true
    }

    /// How far the ranks are settled without any choice, when the rest is too large: who is taken from each entry up to
    /// there, and who is refused for good.
    mutating func settledPart() -> (stretch: Stretch, tally: Tally)? {
        isTooLarge = false
        work = 0
        let root = Tally(limits)
        var frame = Frame(
            startTally: root, stretch: Stretch(start: 0, end: 0, taken: []), tally: root, firstEvent: 0)
        _ = run(&frame)
        isTooLarge = false
        frame.stretch.taken = numbers(in: frame)
        return isExtendable(frame.tally) ? (frame.stretch, frame.tally) : nil
    }

    /// A stretch under construction.
    private struct Frame {
        let startTally: Tally
        var stretch: Stretch
        /// Before the class with the choices.
        var tally: Tally
        var choices: [[Int]] = []
        var reasons: [Tally.Closing] = []
        var next: [Int] = []
        /// How many events the tally had seen where the stretch that leads here ended.
        let firstEvent: Int
        /// The furthest place of the stretch that is known to be extendable.
        var sound: Place?
    }

    /// How far a stretch has come.
    private struct Place {
        var tally: Tally
        var end: Int
    }

    /// Finds every stretch.
    ///
    /// Those a choice leads to come before the one that ends in it, so that the last is the root. The empty prefix is
    /// known to be extendable. Prefixes are merged only when they are too many to keep apart, because a proof speaks of
    /// one prefix.
    mutating func explore() {
        guard stretches.isEmpty else { return }
        explore(upTo: separateLimit)
        guard isTooLarge, stretches.count > separateLimit else { return }
        isTooLarge = false
        merges = true
        stretches = []
        known = [:]
        explore(upTo: tieLimits.merged)
    }

    private mutating func explore(upTo limit: Int) {
        let root = Tally(limits)
        var stack = [
            Frame(startTally: root, stretch: Stretch(start: 0, end: 0, taken: []), tally: root, firstEvent: 0)
        ]
        stack[0].sound = Place(tally: root, end: 0)
        var finished: Int?
        while !isTooLarge {
            var frame = stack.removeLast()
            if let child = finished {
                frame.next.append(child)
                finished = nil
            }
            if frame.choices.isEmpty {
                switch run(&frame) {
                case .full:
                    finished = finish(frame)
                case .dead:
                    stack.append(frame)
                    repair(&stack)
                    continue
                case .bulk(let bulk):
                    hasBulk = true
                    frame.stretch.bulk = bulk
                    finished = finish(frame)
                case .choices(let choices, let reasons):
                    frame.choices = choices
                    frame.reasons = reasons
                }
            }
            if frame.next.count < frame.choices.count {
                let child = startOfChoice(frame, frame.choices[frame.next.count])
                // Full lists are merged whatever they hold, so each must be seen to obey the rows by itself.
                let mayMerge = !child.isDead && (!child.isFull(limits) || obeysAll(child))
                if mayMerge, let same = known[key(child, frame.stretch.end + 1)] {
                    frame.next.append(same)
                    stack.append(frame)
                } else {
                    stack.append(frame)
                    let start = frame.stretch.end + 1
                    stack.append(
                        Frame(
                            startTally: child, stretch: Stretch(start: start, end: start, taken: []), tally: child,
                            firstEvent: frame.tally.events.count))
                }
                continue
            }
            if finished == nil { finished = finish(frame) }
            if stretches.count > limit { isTooLarge = true }
            if stack.isEmpty { break }
        }
    }

    private mutating func finish(_ frame: Frame) -> Int {
        var stretch = frame.stretch
        stretch.taken = numbers(in: frame)
        stretch.choices = frame.choices
        stretch.next = frame.next
        stretch.reasons = frame.reasons
        stretch.events = Array(frame.tally.events[frame.firstEvent...])
        stretches.append(stretch)
        known[key(frame.startTally, stretch.start)] = stretches.count - 1
        work += model.sizes.count
        return stretches.count - 1
    }

    private func startOfChoice(_ frame: Frame, _ choice: [Int]) -> Tally {
        var tally = frame.tally
        apply(choice, to: &tally, frame.stretch.end)
        return tally
    }

    // MARK: - Running on

    private enum Stop {
        case full
        case dead
        case choices([[Int]], [Tally.Closing])
        /// The rest was settled as a whole.
        case bulk(Bulk)
    }

    /// Goes on from where the frame stands until the list is full, a choice comes up, or nothing extends the prefix.
    private mutating func run(_ frame: inout Frame, until last: Int? = nil) -> Stop {
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
    private mutating func runSingles(_ frame: inout Frame, until last: Int) {
        let first = frame.stretch.end
        var class_ = first
        let classes = classes
        classes.starts.withUnsafeBufferPointer { starts in
            classes.signatures.withUnsafeBufferPointer { signatures in
                classes.counts.withUnsafeBufferPointer { counts in
                    while class_ < last, starts[class_ + 1] - starts[class_] == 1, counts[Int(starts[class_])] == 1 {
                        if frame.tally.isDead || frame.tally.total >= limits.size { break }
                        let signature = Int(signatures[Int(starts[class_])])
                        if frame.tally.isOpen(signature) {
                            if !lessonsAt.isEmpty && lessonsAt[class_] != nil { break }
                            frame.tally.place = class_
                            frame.tally.take(signature, 1, limits, cuts)
                            frame.tally.close(limits, cuts)
                        }
                        class_ += 1
                    }
                }
            }
        }
        work += class_ - first
        frame.stretch.end = class_
    }

    /// What can be chosen from a class on, where that can be said without listing it.
    private mutating func bulk(_ tally: Tally, _ class_: Int) -> Bulk? {
        // Both speak of a prefix that can be extended.
        guard isExtendable(tally) else { return nil }
        if var rest = LaminarRest(limits, tally, from: class_) { return rest.settle(groups) }
        return LastClass(limits, tally, class_).settle(&feasibility, groups)
    }

    private func obeysAll(_ tally: Tally) -> Bool {
        tally.total == limits.size
            && limits.limits.indices.allSatisfy {
                (limits.limits[$0].lower...limits.limits[$0].upper).contains(tally.inside[$0])
            }
    }

    /// The maximal choices from a class and what limits them; nil when there are too many.
    private mutating func choices(
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
    private func rows(_ tally: Tally, _ entries: Range<Int>, _ offers: [Int]) -> [Choices.Row] {
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
    private func apply(_ choice: [Int], to tally: inout Tally, _ class_: Int) {
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

    private func key(_ tally: Tally, _ class_: Int) -> Key {
        if !merges { return Key(class_: class_, total: tally.total, open: [], counts: tally.taken) }
        if tally.isFull(limits) { return Key(class_: -1, total: tally.total, open: [], counts: []) }
        var open = [UInt64](repeating: 0, count: (tally.taken.count + 63) / 64)
        for s in tally.taken.indices where tally.isOpen(s) && tally.taken[s] < model.sizes[s] {
            open[s / 64] |= 1 << UInt64(s % 64)
        }
        let counts = tally.relevantLimits(limits).flatMap { [$0, tally.inside[$0]] }
        return Key(class_: class_, total: tally.total, open: open, counts: counts)
    }

    // MARK: - Repair

    private func low(_ tally: Tally) -> [Int] { tally.taken }
    private func high(_ tally: Tally) -> [Int] { tally.taken.indices.map { tally.reach(of: $0, model) } }

    private mutating func isExtendable(_ tally: Tally) -> Bool {
        if tally.isDead { return false }
        switch feasibility.answer(low: low(tally), high: high(tally)) {
        case .counts: return true
        case .none: return false
        case .tooLarge:
            isTooLarge = true
            return false
        }
    }

    /// Learns why the path on the stack is a dead end and cuts the stack back to the last step that is not.
    private mutating func repair(_ stack: inout [Frame]) {
        var dead = stack.removeLast()
        // Upwards to a stretch whose start is extendable; the root's is.
        while dead.sound == nil, !isTooLarge {
            let start = relearned(dead.startTally)
            if isExtendable(start) {
                dead.sound = Place(tally: start, end: dead.stretch.start)
                break
            }
            let parent = stack[stack.count - 1]
            if isExtendable(relearned(parent.tally)) {
                learn(parent.tally, parent.stretch.end, parent.choices[parent.next.count])
                stack[stack.count - 1].choices = []
                stack[stack.count - 1].next = []
                return
            }
            dead = stack.removeLast()
        }
        guard !isTooLarge else { return }
        narrow(&dead)
        stack.append(dead)
    }

    private func relearned(_ tally: Tally) -> Tally {
        var tally = tally
        tally.learn(cuts, limits)
        return tally
    }

    /// Closes in on the first step of a stretch that is one too many until something is learned that forbids the path,
    /// and takes the frame back to the last place known to be extendable.
    private mutating func narrow(_ frame: inout Frame) {
        guard var good = frame.sound, frame.stretch.end > good.end else {
            isTooLarge = true
            return
        }
        var bad = frame.stretch.end
        var isLearned = false
        while bad - good.end > 1 && !isLearned && !isTooLarge {
            var middle = taken(back: frame, to: good)
            _ = run(&middle, until: good.end + (bad - good.end) / 2)
            guard !middle.tally.isDead else {
                bad = middle.stretch.end
                continue
            }
            switch feasibility.answer(low: low(middle.tally), high: high(middle.tally)) {
            case .counts(let witness):
                // The same witness may vouch for more of the path.
                _ = run(&middle, until: min(bad - 1, covered(by: witness, middle, frame)))
                good = Place(tally: middle.tally, end: middle.stretch.end)
            case .none(.sum(let terms)):
                if let cut = Cut(terms, of: limits.system, model) {
                    cuts.append(cut)
                    isLearned = true
                } else {
                    bad = middle.stretch.end
                }
            case .none: bad = middle.stretch.end
            case .tooLarge: isTooLarge = true
            }
        }
        good.tally.learn(cuts, limits)
        if !isLearned {
            learn(good.tally, good.end, numbers(of: good.end, in: frame))
            good.tally.learn(cuts, limits)
        }
        frame = taken(back: frame, to: good)
        frame.sound = good
    }

    /// The frame as it was at an earlier place.
    private func taken(back frame: Frame, to place: Place) -> Frame {
        var back = Frame(
            startTally: frame.startTally, stretch: frame.stretch, tally: place.tally, firstEvent: frame.firstEvent)
        back.stretch.end = place.end
        back.stretch.forced.removeAll { $0.class_ >= place.end }
        back.sound = frame.sound
        return back
    }

    /// The class up to which the path of `frame` takes no more than a witness for an earlier place of it.
    private func covered(by witness: [Int], _ place: Frame, _ frame: Frame) -> Int {
        var taken = place.tally.taken
        for class_ in place.stretch.end..<frame.stretch.end {
            for (entry, number) in zip(classes.entries(class_), numbers(of: class_, in: frame)) {
                let signature = Int(classes.signatures[entry])
                taken[signature] += number
                if taken[signature] > witness[signature] { return class_ }
            }
        }
        return frame.stretch.end
    }

    /// How many a frame took from each entry of a class it went through.
    private func numbers(of class_: Int, in frame: Frame) -> [Int] {
        if let forced = frame.stretch.forced.first(where: { $0.class_ == class_ }) { return forced.numbers }
        return classes.entries(class_).map { entry in
            frame.tally.closedAfter[Int(classes.signatures[entry])] >= class_ ? Int(classes.counts[entry]) : 0
        }
    }

    /// How many a frame took from each entry of all classes it went through.
    private func numbers(in frame: Frame) -> [Int32] {
        let first = Int(classes.starts[frame.stretch.start])
        let last = Int(classes.starts[frame.stretch.end])
        var numbers = [Int32](repeating: 0, count: last - first)
        var class_ = frame.stretch.start
        for entry in first..<last {
            while entry >= Int(classes.starts[class_ + 1]) { class_ += 1 }
            let isTaken = frame.tally.closedAfter[Int(classes.signatures[entry])] >= class_
            numbers[entry - first] = isTaken ? classes.counts[entry] : 0
        }
        for forced in frame.stretch.forced {
            for (entry, number) in zip(classes.entries(forced.class_), forced.numbers) {
                numbers[entry - first] = Int32(number)
            }
        }
        return numbers
    }

    /// Keeps why taking these numbers from a class is one step too many.
    private mutating func learn(_ tally: Tally, _ class_: Int, _ numbers: [Int]) {
        guard !isTooLarge else { return }
        var low = low(tally)
        for (entry, number) in zip(classes.entries(class_), numbers) { low[Int(classes.signatures[entry])] += number }
        guard case .none(let proof) = feasibility.answer(low: low, high: high(tally)) else {
            isTooLarge = true
            return
        }
        if case .sum(let terms) = proof, let cut = Cut(terms, of: limits.system, model) {
            cuts.append(cut)
        } else {
            lessonsAt[class_, default: []].append(lessons.count)
            lessons.append(Lesson(class_: class_, taken: tally.taken, numbers: numbers, proof: proof))
        }
    }
}
