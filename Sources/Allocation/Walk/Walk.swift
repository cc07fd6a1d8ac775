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
    let groups: [Int]
    /// Where the walk begins if not at the best rank.
    private var beginning: Frame?
    /// Made when the first question comes up.
    private var questions: Feasibility?
    /// The first complete set that was found.
    private(set) var witness: [Int]?
    var cuts: [Cut] = []
    var lessons: [Lesson] = []
    var stretches: [Stretch] = []
    /// Set once some question was larger than its bound.
    var isTooLarge = false
    /// Whether prefixes with the same future are merged, so that what closes someone is told for the first of them only.
    var merges = false
    /// Whether some choices were settled as a whole, so that no proof can be told for each.
    var hasBulk = false
    var lessonsAt: [Int: [Int]] = [:]
    var known: [Key: Int] = [:]
    var work = 0
    /// Whether any choice will do.
    var isTrial = false

    /// What decides the future of a prefix.
    struct Key: Hashable {
        let class_: Int
        let total: Int
        let open: [UInt64]
        let counts: [Int]
    }

    let tieLimits: TieLimits
    /// How many stretches are kept apart: fewer where each is long.
    var separateLimit: Int { min(tieLimits.separate, max(20, 20_000_000 / max(1, classes.counts.count))) }
    static let workLimit = 50_000_000

    /// - parameter groups: the groups that some rule counts.
    init(_ limits: Limits, counting groups: [Int], _ tieLimits: TieLimits) {
        self.limits = limits
        self.tieLimits = tieLimits
        self.groups = groups
    }

    /// A walk without one rule, when shortfalls and size stay as they are: what was learned holds where it rests on others.
    ///
    /// It begins on the trail, at the last place before which the rule refused nobody.
    init(_ walk: Walk, without rule: Int, on trail: Trail) {
        limits = walk.limits.muting(rule)
        tieLimits = walk.tieLimits
        groups = []
        let system = limits.system
        cuts = walk.cuts
        var changed: [Int] = []
        for (index, cut) in cuts.enumerated() where cut.terms.contains(where: { system.isOf($0.row, rule) }) {
            let terms = cut.terms.filter { !system.isOf($0.row, rule) }
            cuts[index] = Cut(terms, of: system, model) ?? Cut(sayingNothing: model)
            changed.append(index)
        }
        for lesson in walk.lessons where !lesson.proof.rests(on: rule, walk.limits.system) {
            lessonsAt[lesson.class_, default: []].append(lessons.count)
            lessons.append(lesson)
        }
        questions = walk.questions
        questions?.bound(by: system)
        beginning = trail.place(before: rule).map { place in
            var tally = place.tally
            tally.change(changed, of: cuts, limits)
            var frame = Frame(
                startTally: nil, stretch: Stretch(start: 0, end: place.end), tally: tally, firstEvent: 0,
                firstStretch: 0)
            frame.stretch.forced = trail.forced.filter { $0.class_ < place.end }
            return frame
        }
    }

    /// Takes over what is left, without one rule, of cuts from a walk whose rows are the same but for their bounds.
    mutating func adopt(_ learned: [Cut], without rule: Int) {
        let system = limits.system
        for cut in learned {
            if let left = Cut(cut.terms.filter { !system.isOf($0.row, rule) }, of: system, model) { cuts.append(left) }
        }
    }

    /// What was found, without what would be needed to go on searching.
    var withoutSearch: Walk {
        var walk = self
        walk.questions = nil
        walk.known = [:]
        return walk
    }

    var model: Model { limits.model }
    var classes: TieClasses { limits.model.classes }

    /// Whether anything between these counts obeys all rows.
    mutating func answer(low: [Int], high: [Int], near start: [Int]? = nil) -> Feasibility.Answer {
        asking { $0.answer(low: low, high: high, near: start) }
    }

    mutating func asking<T>(_ ask: (inout Feasibility) -> T) -> T {
        var feasibility = questions ?? Feasibility(limits.model, limits.system)
        questions = nil
        defer { questions = feasibility }
        return ask(&feasibility)
    }

    // MARK: - Depth first

    private func root() -> Frame {
        Frame(
            startTally: nil, stretch: Stretch(start: 0, end: 0), tally: Tally(limits), firstEvent: 0, firstStretch: 0)
    }

    /// Goes the settled way again up to its first choice, and once more with stops where some rules begin to refuse.
    ///
    /// - parameter rules: those that will be left out.
    mutating func trail(without rules: [Int]) -> Trail {
        var trail = Trail()
        guard let way = stretches.last else { return trail }
        let start = root()
        var frame = start
        // Where nothing was learned it would find the same again.
        let isPlain = cuts.isEmpty && lessons.isEmpty && way.start == 0
        if !isPlain { _ = run(&frame, until: way.end) }
        let (events, forced) = isPlain ? (way.events, way.forced) : (frame.tally.events, frame.stretch.forced)
        trail.forced = forced
        func note(_ reason: Tally.Closing, _ place: Int) {
            for rule in proof(of: reason).rules(limits.system) {
                trail.first[rule] = min(trail.first[rule] ?? .max, place)
            }
        }
        for event in events { note(event.reason, event.place) }
        for forced in forced { for reason in forced.reasons { note(reason, forced.class_) } }
        // Few where each is large.
        let most = max(1, min(32, 2_000_000 / max(1, model.sizes.count)))
        let wanted = Set(rules.map { min(trail.first[$0] ?? way.end, way.end) }.filter { $0 >= 0 }).sorted()
        let ends = (0..<min(most, wanted.count)).map { wanted[$0 * wanted.count / min(most, wanted.count)] }
        frame = start
        for end in ends {
            _ = run(&frame, until: end)
            guard !frame.tally.isDead, frame.stretch.end == end else { return Trail() }
            trail.places.append(Place(tally: frame.tally, end: end))
        }
        return trail
    }

    /// Walks once, taking the first choice wherever there is one, and never back; whether the end obeys all rows.
    mutating func tryOnce() -> (counts: [Int], fits: Bool) {
        var frame = root()
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
        if fits { witness = frame.tally.taken }
        if fits && !hasChoices && frame.stretch.forced.isEmpty { _ = finish(frame) }
        return (frame.tally.taken, fits)
    }

    /// Whether anything obeys all rows, so that the walk can begin although a first try ended badly.
    mutating func canBegin(near guess: [Int]) -> Bool {
        let root = Tally(limits)
        guard !isTooLarge, !root.isDead else { return false }
        guard case .counts = answer(low: low(root), high: high(root), near: guess) else { return false }
        return true
    }

    /// How far the ranks are settled without any choice, when the rest is too large: who is taken from each entry up to
    /// there, and who is refused for good.
    mutating func settledPart() -> (stretch: Stretch, tally: Tally)? {
        isTooLarge = false
        work = 0
        var frame = root()
        _ = run(&frame)
        isTooLarge = false
        frame.stretch.closedAfter = frame.tally.closedAfter
        return isExtendable(frame.tally) ? (frame.stretch, frame.tally) : nil
    }

    /// Finds every stretch.
    ///
    /// Those a choice leads to come before the one that ends in it, so that the last is the root. The empty prefix is
    /// known to be extendable. Prefixes are merged only when they are too many to keep apart, because `verify` then has to
    /// see that they have the same future.
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

    mutating func explore(upTo limit: Int) {
        var first = beginning ?? root()
        first.sound = Place(tally: first.tally, end: first.stretch.end)
        var stack = [first]
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
                    if witness == nil { witness = frame.tally.taken }
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
                            startTally: child, stretch: Stretch(start: start, end: start), tally: child,
                            firstEvent: frame.tally.events.count, firstStretch: stretches.count))
                }
                continue
            }
            if finished == nil { finished = finish(frame) }
            if stretches.count > limit { isTooLarge = true }
            if stack.isEmpty { break }
        }
    }

    mutating func finish(_ frame: Frame) -> Int {
        var stretch = frame.stretch
        stretch.closedAfter = frame.tally.closedAfter
        stretch.choices = frame.choices
        stretch.next = frame.next
        stretch.reasons = frame.reasons
        stretch.events = Array(frame.tally.events[frame.firstEvent...])
        stretches.append(stretch)
        if let start = frame.startTally { known[key(start, stretch.start)] = stretches.count - 1 }
        work += model.sizes.count
        return stretches.count - 1
    }

    func startOfChoice(_ frame: Frame, _ choice: [Int]) -> Tally {
        var tally = frame.tally
        apply(choice, to: &tally, frame.stretch.end)
        return tally
    }
}
