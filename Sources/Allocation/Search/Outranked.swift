// SPDX-License-Identifier: Apache-2.0

/// Who is never chosen because too many better people would have to be passed over, whatever the order of the ties.
///
/// If someone is chosen and someone better is not, letting the better one have the seat breaks a rule: a cap or ceiling of
/// the better one's that is full, or a floor or reserve of the other's. Of better people whom no floor or reserve and no
/// crossing limit sets back, only those are passed over whose own unit is full, and each full unit uses up its seats. What
/// so many seats can hold and block at most is a small knapsack problem, of which parts of units give an upper bound.
struct Outranked {
    private let model: Model
    private let precedence: Precedence
    /// How many are chosen besides the one who is asked about.
    private let seats: Int

    /// - parameter size: how many are chosen.
    init(_ model: Model, _ precedence: Precedence, size: Int) {
        self.model = model
        self.precedence = precedence
        seats = max(0, size - 1)
    }

    /// For each entry, whether its people are never chosen.
    func entries() -> [Bool] {
        let classes = model.classes
        let first = (0..<precedence.typeCount).map { firstOut($0) }
        var class_ = 0
        return classes.signatures.indices.map { entry in
            while entry >= Int(classes.starts[class_ + 1]) { class_ += 1 }
            return class_ >= first[Int(precedence.typeOf[Int(classes.signatures[entry])])]
        }
    }

    /// The first class from which on nobody of a type is ever chosen.
    ///
    /// One more person ahead takes up at most one more place, so that what holds of a class holds of all behind it.
    private func firstOut(_ type: Int) -> Int {
        let isAhead = precedence.mayReplace(Int32(type), Set(precedence.crossing.indices))
        var (low, high) = (0, model.classes.count)
        while low < high {
            let middle = (low + high) / 2
            if isOutranked(before: middle, isAhead) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func isOutranked(before class_: Int, _ isAhead: [Bool]) -> Bool {
        let classes = model.classes
        var inUnit = [Int](repeating: 0, count: precedence.units.count)
        var all = 0
        for entry in 0..<Int(classes.starts[class_]) {
            let signature = Int(classes.signatures[entry])
            guard isAhead[Int(precedence.typeOf[signature])] else { continue }
            all += Int(classes.counts[entry])
            let unit = precedence.unitOf[signature]
            if unit >= 0 { inUnit[unit] += Int(classes.counts[entry]) }
        }
        return all > most(inUnit)
    }

    /// The most people that so many seats can hold, or block by filling a unit.
    private func most(_ inUnit: [Int]) -> Int {
        var most = seats
        var left = seats
        let gains = zip(inUnit, precedence.units).map { (gain: $0 - $1.cap, seats: $1.cap) }.filter { $0.gain > 0 }
        for (gain, needed) in gains.sorted(by: { $0.gain * $1.seats > $1.gain * $0.seats }) {
            if needed <= left {
                most += gain
                left -= needed
            } else {
                // A part of a unit stands for at most that part of what it blocks.
                return most + (gain * left + needed - 1) / needed
            }
        }
        return most
    }
}
