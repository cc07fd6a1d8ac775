// SPDX-License-Identifier: Apache-2.0

/// Who is always chosen, and who never, because otherwise a seat could be exchanged for a better list, whatever the order of
/// the ties.
///
/// Someone may take another's seat unless that meets a bound that is reached: of a group with a lower bound that the other
/// alone belongs to, with an upper bound that they alone belong to, or of their own unit. If someone is left out, everyone
/// behind them whose seat they may take is not chosen either, or their unit is full, without any of those. If someone is
/// chosen, everyone ahead who may take their seat is chosen as well, or kept out by a full unit, which is not theirs.
/// Where no list is like that, whichever bounds are reached, the question is settled.
struct SeatExchange {
    private let model: Model
    private let precedence: Precedence
    private let system: System
    /// The systems with some of the crossing bounds reached, and which those are.
    private var cases: [Case]
    /// The class of each entry.
    private let classOf: [Int32]
    /// The questions that may still be asked; what is not asked is not known.
    private var questionsLeft = 200

    private struct Case {
        let reached: Set<Int>
        let system: System
        var question: Feasibility
    }

    /// The most crossing bounds that are looked at reached or not, one by one; of more, each may be reached in every case.
    private static let caseLimit = 4

    /// - parameter system: rows on lists of the size that is filled.
    init(_ model: Model, _ precedence: Precedence, _ system: System) {
        (self.model, self.precedence, self.system) = (model, precedence, system)
        classOf = (0..<model.classes.count).flatMap { class_ in
            model.classes.entries(class_).map { _ in Int32(class_) }
        }
        let bounds = precedence.crossing
        guard bounds.count <= Self.caseLimit else {
            let question = Feasibility(model, system)
            cases = [Case(reached: Set(bounds.indices), system: system, question: question)]
            return
        }
        cases = (0..<1 << bounds.count).map { bits in
            var own = system
            let reached = Set(bounds.indices.filter { bits >> $0 & 1 == 1 })
            for index in reached.sorted() { own.add(bounds[index].reached, .assumption) }
            return Case(reached: reached, system: own, question: Feasibility(model, own))
        }
    }

    /// Whether all people of an entry are always chosen; false also where that is not known.
    mutating func isAlwaysIn(_ entry: Int) -> Bool {
        questionsLeft -= 1
        guard questionsLeft >= 0 else { return false }
        let signature = Int(model.classes.signatures[entry])
        var ahead = counts(before: classOf[entry] + 1)
        ahead[signature] -= 1
        let unit = precedence.unitOf[signature]
        return cases.indices.allSatisfy { index in
            let mayTake = precedence.mayBeReplaced(by: precedence.typeOf[signature], cases[index].reached)
            // Without anyone behind whose seat they may take.
            let high = model.sizes.indices.map { mayTake[Int(precedence.typeOf[$0])] ? ahead[$0] : model.sizes[$0] }
            guard case .none = cases[index].question.answer(low: model.decided, high: high) else { return false }
            guard unit >= 0 else { return true }
            // With their unit full, and nobody such in it.
            let (cap, group) = precedence.units[unit]
            let inUnit = model.sizes.indices.map { precedence.unitOf[$0] == unit ? high[$0] : model.sizes[$0] }
            let full = cases[index].system.adding(.atLeast(cap, in: group), .assumption)
            return isImpossible(full, low: model.decided, high: inUnit)
        }
    }

    /// Whether nobody of an entry is ever chosen; false also where that is not known.
    mutating func isNeverIn(_ entry: Int) -> Bool {
        questionsLeft -= 1
        guard questionsLeft >= 0 else { return false }
        let signature = Int(model.classes.signatures[entry])
        let ahead = counts(before: classOf[entry])
        return cases.allSatisfy { own in
            let mayTake = precedence.mayReplace(precedence.typeOf[signature], own.reached)
            var low = model.decided
            var held = [Int](repeating: 0, count: precedence.units.count)
            for s in ahead.indices {
                let (unit, isAhead) = (precedence.unitOf[s], mayTake[Int(precedence.typeOf[s])])
                if unit >= 0, unit != precedence.unitOf[signature] {
                    held[unit] += isAhead ? ahead[s] : model.decided[s]
                } else if isAhead {
                    low[s] = ahead[s]
                }
            }
            low[signature] += 1
            var system = own.system
            for (held, unit) in zip(held, precedence.units) where held > 0 {
                system.add(.atLeast(min(held, unit.cap), in: unit.group), .held)
            }
            return isImpossible(system, low: low, high: model.sizes)
        }
    }

    /// How many of each signature are decided for, or in a class before this one.
    private func counts(before class_: Int32) -> [Int] {
        var counts = model.decided
        for entry in classOf.indices {
            guard classOf[entry] < class_ else { break }
            counts[Int(model.classes.signatures[entry])] += Int(model.classes.counts[entry])
        }
        return counts
    }

    private func isImpossible(_ system: System, low: [Int], high: [Int]) -> Bool {
        if zip(low, high).contains(where: { $0 > $1 }) { return true }
        var question = Feasibility(model, system)
        guard case .none = question.answer(low: low, high: high) else { return false }
        return true
    }
}
