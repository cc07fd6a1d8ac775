// SPDX-License-Identifier: Apache-2.0

/// Finding the step that was one too many, and why.
extension Walk {
    func low(_ tally: Tally) -> [Int] { tally.taken }
    func high(_ tally: Tally) -> [Int] { tally.taken.indices.map { tally.reach(of: $0, model) } }

    mutating func isExtendable(_ tally: Tally) -> Bool {
        if tally.isDead { return false }
        switch answer(low: low(tally), high: high(tally)) {
        case .counts: return true
        case .none: return false
        case .tooLarge:
            isTooLarge = true
            return false
        }
    }

    /// Learns why the path on the stack is a dead end and cuts the stack back to the last step that is not.
    mutating func repair(_ stack: inout [Frame]) {
        var dead = stack.removeLast()
        // Upwards to a stretch whose start is extendable; the root's is.
        while dead.sound == nil, let begin = dead.startTally, !isTooLarge {
            let start = relearned(begin)
            if isExtendable(start) {
                dead.sound = Place(tally: start, end: dead.stretch.start)
                break
            }
            let parent = stack[stack.count - 1]
            if isExtendable(relearned(parent.tally)) {
                learn(parent.tally, parent.stretch.end, parent.choices[parent.next.count])
                stack[stack.count - 1].choices = []
                stack[stack.count - 1].next = []
                forget(from: stack[stack.count - 1])
                return
            }
            dead = stack.removeLast()
        }
        guard !isTooLarge else { return }
        narrow(&dead)
        forget(from: dead)
        stack.append(dead)
    }

    /// Forgets the stretches that a frame which is gone through again had led to: a proof tells each where it is met first.
    private mutating func forget(from frame: Frame) {
        guard frame.firstStretch < stretches.count else { return }
        known = known.filter { $0.value < frame.firstStretch }
    }

    func relearned(_ tally: Tally) -> Tally {
        var tally = tally
        tally.learn(cuts, limits)
        return tally
    }

    /// Closes in on the first step of a stretch that is one too many until something is learned that forbids the path,
    /// and takes the frame back to the last place known to be extendable.
    mutating func narrow(_ frame: inout Frame) {
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
            switch answer(low: low(middle.tally), high: high(middle.tally)) {
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
    func taken(back frame: Frame, to place: Place) -> Frame {
        var back = Frame(
            startTally: frame.startTally, stretch: frame.stretch, tally: place.tally, firstEvent: frame.firstEvent,
            firstStretch: frame.firstStretch)
        back.stretch.end = place.end
        back.stretch.forced.removeAll { $0.class_ >= place.end }
        back.sound = frame.sound
        return back
    }

    /// The class up to which the path of `frame` takes no more than a witness for an earlier place of it.
    func covered(by witness: [Int], _ place: Frame, _ frame: Frame) -> Int {
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
    func numbers(of class_: Int, in frame: Frame) -> [Int] {
        if let forced = frame.stretch.forced.first(where: { $0.class_ == class_ }) { return forced.numbers }
        return classes.entries(class_).map { entry in
            frame.tally.closedAfter[Int(classes.signatures[entry])] >= class_ ? Int(classes.counts[entry]) : 0
        }
    }

    /// Keeps why taking these numbers from a class is one step too many.
    mutating func learn(_ tally: Tally, _ class_: Int, _ numbers: [Int]) {
        guard !isTooLarge else { return }
        var low = low(tally)
        for (entry, number) in zip(classes.entries(class_), numbers) { low[Int(classes.signatures[entry])] += number }
        guard case .none(let proof) = answer(low: low, high: high(tally)) else {
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
