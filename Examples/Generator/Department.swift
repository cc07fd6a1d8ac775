// SPDX-License-Identifier: Apache-2.0

/// The department of the example: its collectives, its people, what is proposed, and what was planted.
struct Department {
    var units: [Unit] = []
    var people: [Person] = []
    var nominations: [Nomination] = []
    var cases: [PlantedCase] = []
    var random = SplitMix(seed: 2024)
    var names = Names()
    private var firstOfUnit: [String: Int] = [:]
    private var indexOfUnit: [String: Int] = [:]

    init() {
        makeUnits()
        makePeople()
        plantMembership()
        plantTitles()
        plantCertificates()
        dropImpossibleHonours()
        fillNominations()
    }

    /// Nobody has an honour from before their first day of work; a first day that is not known forbids none.
    private mutating func dropImpossibleHonours() {
        for index in people.indices {
            let days = people[index].employment.map(\.from)
            guard let first = days.compactMap({ $0?.year }).min(), !days.contains(where: { $0 == nil }) else {
                continue
            }
            people[index].honours.removeAll { $0.year < first }
        }
    }

    mutating func add(_ unit: Unit) {
        indexOfUnit[unit.code] = units.count
        units.append(unit)
    }

    mutating func add(_ person: Person) {
        if firstOfUnit[person.unit] == nil { firstOfUnit[person.unit] = people.count }
        people.append(person)
    }

    /// Where a member stands among all people; 0 is the head of the unit, then come deputies, then staff.
    func position(_ unit: String, _ member: Int) -> Int {
        guard let first = firstOfUnit[unit], people.indices.contains(first + member),
            people[first + member].unit == unit
        else { preconditionFailure("unit \(unit) has no member \(member)") }
        return first + member
    }

    func unit(_ code: String) -> Unit {
        guard let index = indexOfUnit[code] else { preconditionFailure("no unit \(code)") }
        return units[index]
    }

    /// Changes a member and keeps other hands off.
    mutating func change(_ unit: String, _ member: Int, _ body: (inout Person) -> Void) -> Person {
        let index = position(unit, member)
        let wasWoman = people[index].isWoman
        let name = people[index].name
        body(&people[index])
        // A case that needs a woman or a man gets a name that sounds like one.
        if people[index].isWoman != wasWoman, people[index].name == name {
            people[index].name = names.make(isWoman: people[index].isWoman, &random)
        }
        people[index].isPlanted = true
        return people[index]
    }

    mutating func changeUnit(_ code: String, _ body: (inout Unit) -> Void) {
        guard let index = indexOfUnit[code] else { preconditionFailure("no unit \(code)") }
        body(&units[index])
    }

    mutating func note(_ what: String, _ codes: String...) {
        cases.append(PlantedCase(what: what, codes: codes.joined(separator: ", ")))
    }
}
