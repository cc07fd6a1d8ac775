// SPDX-License-Identifier: Apache-2.0

extension Walk {
    /// Reads off the graph who can be chosen, what decides, and how many each group gets.
    func describe(_ rules: [RuleBook.Rule], _ result: inout Settlement) {
        result.way = way
        guard way != nil, let witness else { return Description(walk: self).describe(rules, &result) }
        result.have = rules.map { rule in
            let number = model.count(rule.group, in: witness)
            return number...number
        }
    }

    /// The fewest and most that any complete list takes of groups given as numbers of members per entry; nil where that is
    /// not known.
    func ranges(of groups: [[Int: Int]]) -> [ClosedRange<Int>?] { Description(walk: self).ranges(of: groups) }

    /// Reads off who can be chosen, and nothing else.
    func describeFates(_ result: inout Settlement) { Description(walk: self).markFates(&result) }
}

/// The graph of an explored walk, read from the root.
struct Description {
    let walk: Walk
    let classes: TieClasses
    let stretches: [Walk.Stretch]
    /// How many each stretch takes from each entry it goes through.
    let numbers: [[Int32]]
    /// The stretches that the root leads to, those behind before those ahead.
    ///
    /// Others were left over by a repair.
    let reachable: [Int]
    /// The first class of which some complete path takes nobody any more.
    let earliestFull: Int

    init(walk: Walk) {
        self.walk = walk
        classes = walk.limits.model.classes
        let stretches = walk.stretches
        self.stretches = stretches
        var isReached = [Bool](repeating: false, count: stretches.count)
        isReached[stretches.count - 1] = true
        for index in stretches.indices.reversed() where isReached[index] {
            for next in stretches[index].next { isReached[next] = true }
        }
        reachable = stretches.indices.filter { isReached[$0] }
        let classes = classes
        numbers = stretches.indices.map { isReached[$0] ? stretches[$0].numbers(classes) : [] }
        func isEmpty(_ index: Int) -> Bool {
            stretches[index].start == stretches[index].end && stretches[index].choices.isEmpty
                && stretches[index].bulk == nil
        }
        var earliest = classes.count
        for index in reachable {
            let stretch = stretches[index]
            if let bulk = stretch.bulk {
                earliest = min(earliest, stretch.end + bulk.seats.count)
                continue
            }
            if stretch.next.contains(where: isEmpty) { earliest = min(earliest, stretch.end + 1) }
            if stretch.next.isEmpty, !isEmpty(index) || index == stretches.count - 1 {
                earliest = min(earliest, stretch.end)
            }
        }
        earliestFull = earliest
    }

    func describe(_ rules: [RuleBook.Rule], _ result: inout Settlement) {
        markFates(&result)
        describeOpenClasses(&result)
        result.have = ranges(rules)
        for entry in result.everIn.indices where result.everIn[entry] && result.everOut[entry] {
            result.deciders[entry] = deciders(entry)
        }
    }

    func markFates(_ result: inout Settlement) {
        let first = Int(classes.starts[earliestFull])
        var everIn = [Bool](repeating: false, count: classes.counts.count)
        var everOut = [Bool](repeating: false, count: first)
        everOut += repeatElement(true, count: everIn.count - first)
        for index in reachable {
            let stretch = stretches[index]
            let begin = Int(classes.starts[stretch.start])
            mark(numbers[index], from: begin, &everIn, &everOut)
            for choice in stretch.choices {
                mark(choice, from: Int(classes.starts[stretch.end]), &everIn, &everOut)
            }
            guard let bulk = stretch.bulk else { continue }
            mark(bulk.low, from: begin + numbers[index].count, &everIn, &everOut)
            mark(bulk.high, from: begin + numbers[index].count, &everIn, &everOut)
        }
        result.everIn = everIn
        result.everOut = everOut
    }

    /// Marks who is in and who is out where these numbers are taken from the entries that begin with `first`.
    private func mark(
        _ numbers: [some BinaryInteger], from first: Int, _ everIn: inout [Bool], _ everOut: inout [Bool]
    ) {
        let counts = classes.counts
        everIn.withUnsafeMutableBufferPointer { everIn in
            everOut.withUnsafeMutableBufferPointer { everOut in
                for (index, number) in numbers.enumerated() {
                    if number > 0 { everIn[first + index] = true }
                    if number < counts[first + index] { everOut[first + index] = true }
                }
            }
        }
    }

    private func describeOpenClasses(_ result: inout Settlement) {
        var open = Set(reachable.lazy.filter { !stretches[$0].choices.isEmpty }.map { stretches[$0].end })
        for index in reachable {
            let stretch = stretches[index]
            for forced in stretch.forced {
                let counts = classes.counts[classes.entries(forced.class_)]
                if zip(forced.numbers, counts).contains(where: { $0 > 0 && $0 < $1 }) { open.insert(forced.class_) }
            }
            guard let bulk = stretch.bulk else { continue }
            var class_ = stretch.end
            var entry = Int(classes.starts[class_])
            for (low, high) in zip(bulk.low, bulk.high) {
                while entry >= Int(classes.starts[class_ + 1]) { class_ += 1 }
                if high > 0 && low < classes.counts[entry] { open.insert(class_) }
                entry += 1
            }
        }
        result.open = open.sorted().map { class_ in
            var seats: [Int] = class_ >= earliestFull ? [0] : []
            for index in reachable {
                let stretch = stretches[index]
                if stretch.start <= class_, class_ < stretch.end {
                    seats.append(Int(taken(index, class_).reduce(0, +)))
                } else if let bulk = stretch.bulk, class_ >= stretch.end, class_ - stretch.end < bulk.seats.count {
                    let range = bulk.seats[class_ - stretch.end]
                    seats += [range.lowerBound, range.upperBound]
                } else if stretch.end == class_ {
                    seats += stretch.choices.map { $0.reduce(0, +) }
                }
            }
            return (class_, (seats.min() ?? 0)...(seats.max() ?? 0))
        }
    }

    private func taken(_ index: Int, _ class_: Int) -> ArraySlice<Int32> {
        let offset = Int(classes.starts[stretches[index].start])
        return numbers[index][Int(classes.starts[class_]) - offset..<Int(classes.starts[class_ + 1]) - offset]
    }

    /// Per rule, the fewest and most that any complete path takes of its group.
    private func ranges(_ rules: [RuleBook.Rule]) -> [ClosedRange<Int>] {
        let model = walk.limits.model
        let groups = distinct(rules.lazy.compactMap(\.group), below: model.signaturesOf.count)
        var place = [Int](repeating: -1, count: model.signaturesOf.count)
        for (index, group) in groups.enumerated() { place[group] = index }
        var least = [[Int]](repeating: [], count: stretches.count)
        var most = least
        func add(_ entry: Int, _ number: Int, _ counts: inout [Int]) {
            for position in model.groupsOf.range(Int(classes.signatures[entry])) {
                let place = place[model.groupsOf.values[position]]
                if place >= 0 { counts[place] += number }
            }
        }
        for index in reachable {
            let stretch = stretches[index]
            var own = [Int](repeating: 0, count: groups.count)
            var entry = Int(classes.starts[stretch.start])
            for number in numbers[index] {
                if number > 0 { add(entry, Int(number), &own) }
                entry += 1
            }
            let options = zip(stretch.choices, stretch.next).map { choice, next in
                var counts = [Int](repeating: 0, count: groups.count)
                for (entry, number) in zip(classes.entries(stretch.end), choice) { add(entry, number, &counts) }
                return (zip(counts, least[next]).map(+), zip(counts, most[next]).map(+))
            }
            let bulk = groups.map { stretch.bulk?.have[$0] ?? 0...0 }
            least[index] = own.indices.map { g in own[g] + (options.map { $0.0[g] }.min() ?? bulk[g].lowerBound) }
            most[index] = own.indices.map { g in own[g] + (options.map { $0.1[g] }.max() ?? bulk[g].upperBound) }
        }
        return rules.map { rule in
            guard let group = rule.group else { return walk.limits.size...walk.limits.size }
            let before = model.count(group, in: model.decided)
            let root = stretches.count - 1
            return before + least[root][place[group]]...before + most[root][place[group]]
        }
    }

    /// The classes whose resolution decides about the members of an entry.
    private func deciders(_ entry: Int) -> [Int] {
        let class_ = (classes.starts.partitioningIndex { $0 > entry }) - 1
        let offset = entry - Int(classes.starts[class_])
        let size = Int(classes.counts[entry])
        // Bit 0: a member can be in; bit 1: a member can be out.
        func bits(_ number: Int) -> Int { (number > 0 ? 1 : 0) | (number < size ? 2 : 0) }
        var possible = [Int](repeating: 2, count: stretches.count)
        var deciders: Set<Int> = []
        for index in reachable where stretches[index].start <= class_ {
            let stretch = stretches[index]
            var own: [Int] = []
            if class_ < stretch.end {
                let number = taken(index, class_)
                own = [bits(Int(number[number.startIndex + offset]))]
                if own == [3] { deciders.insert(class_) }
            } else if let bulk = stretch.bulk {
                let place = entry - Int(classes.starts[stretch.end])
                if place < bulk.low.count {
                    own = [bits(Int(bulk.low[place])) | bits(Int(bulk.high[place]))]
                    if own == [3] { deciders.insert(class_) }
                }
            } else if !stretch.choices.isEmpty {
                own =
                    class_ == stretch.end ? stretch.choices.map { bits($0[offset]) } : stretch.next.map { possible[$0] }
                if Set(own).count > 1 || class_ == stretch.end && own.contains(3) { deciders.insert(stretch.end) }
            }
            possible[index] = own.isEmpty ? 2 : own.reduce(0, |)
        }
        return deciders.sorted()
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies a predicate that holds from some point on.
    func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
