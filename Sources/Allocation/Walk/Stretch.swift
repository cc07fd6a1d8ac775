// SPDX-License-Identifier: Apache-2.0

/// The parts of a walk.
extension Walk {
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
        /// The class after which each signature was closed on the way to the end; people are taken until then.
        var closedAfter: [Int32] = []
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

        /// How many are taken from each entry of the classes `start..<end`.
        func numbers(_ classes: TieClasses) -> [Int32] {
            let first = Int(classes.starts[start])
            let last = Int(classes.starts[end])
            var numbers = [Int32](repeating: 0, count: last - first)
            numbers.withUnsafeMutableBufferPointer { numbers in
                var entry = first
                for class_ in start..<end {
                    let next = Int(classes.starts[class_ + 1])
                    while entry < next {
                        if closedAfter[Int(classes.signatures[entry])] >= class_ {
                            numbers[entry - first] = classes.counts[entry]
                        }
                        entry += 1
                    }
                }
            }
            for forced in forced {
                for (entry, number) in zip(classes.entries(forced.class_), forced.numbers) {
                    numbers[entry - first] = Int32(number)
                }
            }
            return numbers
        }
    }

    struct Forced {
        let class_: Int
        let numbers: [Int]
        let reasons: [Tally.Closing]
    }

    /// A stretch under construction.
    struct Frame {
        /// At the start, to know an equal future by; nil where nothing leads to it.
        let startTally: Tally?
        var stretch: Stretch
        /// Before the class with the choices.
        var tally: Tally
        var choices: [[Int]] = []
        var reasons: [Tally.Closing] = []
        var next: [Int] = []
        /// How many events the tally had seen where the stretch that leads here ended.
        let firstEvent: Int
        /// How many stretches were known before this one was begun.
        let firstStretch: Int
        /// The furthest place of the stretch that is known to be extendable.
        var sound: Place?
    }

    /// How far a stretch has come.
    struct Place {
        var tally: Tally
        var end: Int
    }
}

extension Walk {
    /// The rules that some closing, forced choice or limit of choices on the way rests on.
    var usedRules: Set<Int> {
        var reasons: Set<Tally.Closing> = []
        for stretch in stretches {
            for event in stretch.events { reasons.insert(event.reason) }
            reasons.formUnion(stretch.reasons)
            for forced in stretch.forced { reasons.formUnion(forced.reasons) }
        }
        var entries: Set<Int> = []
        for reason in reasons { proof(of: reason).collectEntries(into: &entries) }
        return limits.system.rules(of: entries)
    }
}
