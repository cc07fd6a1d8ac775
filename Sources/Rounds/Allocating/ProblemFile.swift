// SPDX-License-Identifier: Apache-2.0

import Allocation
import Messages
import RecordIO

/// An allocation problem as people write it: `PROBLEM.json`, with ids for candidates, groups and rules.
public struct ProblemFile: Sendable {
    let problem: Problem
    /// The ids of the candidates, in the problem's numbering.
    let candidates: [String]

    /// Reads a problem; every unknown or repeated id, share outside 0–1, negative number and wrong shape is named.
    public init(json bytes: [UInt8], name: String) throws(RoundFailure) {
        var reader = Reader(name: name)
        let value: JSONValue
        do {
            value = try parseJSON(bytes, file: name)
        } catch {
            throw RoundFailure(diagnostics: error.diagnostics)
        }
        guard let root = value.members else {
            throw RoundFailure(diagnostics: [reader.diagnostic("rounds.problem_shape", [:])])
        }
        reader.checkKeys(root, ["seats", "candidates", "groups", "caps", "ceilings", "floors", "reserves"], in: name)
        let (ids, ranks) = reader.candidates(root["candidates"])
        let numbers = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
        let seats: Int? =
            switch root["seats"] {
            case nil, .null?: nil
            case let value?: reader.count(value, "seats")
            }
        var problem = Problem(seats: seats, ranks: ranks)
        let groups = reader.groups(root["groups"], numbers, &problem)
        for rule in reader.rules(root["caps"], "caps", ["id", "group", "at_most"], groups) {
            problem.caps.append(
                Cap(id: rule.id, group: rule.group, atMost: reader.count(rule.body["at_most"], "\(rule.id).at_most")))
        }
        for rule in reader.rules(root["ceilings"], "ceilings", ["id", "group", "share"], groups) {
            problem.ceilings.append(Ceiling(id: rule.id, group: rule.group, share: reader.share(rule)))
        }
        for rule in reader.rules(root["floors"], "floors", ["id", "group", "share"], groups) {
            problem.floors.append(Floor(id: rule.id, group: rule.group, share: reader.share(rule)))
        }
        for rule in reader.rules(root["reserves"], "reserves", ["id", "group", "at_least", "if_unfilled"], groups) {
            problem.reserves.append(
                Reserve(
                    id: rule.id, group: rule.group,
                    atLeast: reader.count(rule.body["at_least"], "\(rule.id).at_least"),
                    ifUnfilled: reader.unfilled(rule)))
        }
        guard reader.problems.isEmpty else { throw RoundFailure(diagnostics: reader.problems) }
        let faults = problem.faults()
        guard faults.isEmpty else {
            throw RoundFailure(diagnostics: faults.map(reader.diagnostic))
        }
        self.problem = problem
        candidates = ids
    }
}

/// Reads the parts of a problem and collects what is wrong with them.
private struct Reader {
    struct Rule {
        let id: String
        let group: Int
        let body: [String: JSONValue]
    }

    let name: String
    var problems: [Diagnostic] = []
    private var ruleIDs: Set<String> = []

    init(name: String) { self.name = name }

    func diagnostic(_ key: String, _ arguments: [String: String], advice: Message? = nil) -> Diagnostic {
        Diagnostic(.error, at: .named(name), Message(key, arguments), advice: advice)
    }

    /// What the allocator itself finds wrong with a problem that was read.
    func diagnostic(_ fault: Fault) -> Diagnostic {
        func vacant(_ ids: [String], _ need: Int, _ seats: Int) -> Diagnostic {
            diagnostic(
                "allocation.vacant_above_seats",
                ["rules": ids.joined(separator: ", "), "need": String(need), "seats": String(seats)])
        }
        return switch fault {
        case .vacantReserveAboveSeats(let id, let atLeast, let seats): vacant([id], atLeast, seats)
        case .vacantReservesAboveSeats(let ids, let atLeast, let seats): vacant(ids, atLeast, seats)
        case .shareTooFine(let rule, let share):
            diagnostic("allocation.share_too_fine", ["rule": rule.id, "value": share.description])
        default: diagnostic("rounds.problem_fault", ["detail": "\(fault)"])
        }
    }

    private mutating func add(_ key: String, _ arguments: [String: String], advice: Message? = nil) {
        problems.append(diagnostic(key, arguments, advice: advice))
    }

    mutating func checkKeys(_ body: [String: JSONValue], _ known: [String], in place: String) {
        for key in body.keys.sorted() where !known.contains(key) {
            add(
                "rounds.problem_key", ["key": key, "place": place],
                advice: nearest(to: key, in: known).map { Message("rules.did_you_mean", ["name": $0]) })
        }
    }

    /// A whole number that is not negative.
    mutating func count(_ value: JSONValue?, _ place: String) -> Int {
        guard case .number(let text)? = value, let whole = Self.whole(text) else {
            add("rounds.problem_number", ["place": place, "value": value?.shown ?? "–"])
            return 0
        }
        if whole < 0 { add("rounds.problem_negative", ["place": place, "value": String(whole)]) }
        return max(0, whole)
    }

    mutating func candidates(_ value: JSONValue?) -> (ids: [String], ranks: [Int]) {
        guard let list = Self.objects(value) else {
            add("rounds.problem_list", ["place": "candidates"])
            return ([], [])
        }
        var ids: [String] = []
        var ranks: [Int] = []
        var seen: Set<String> = []
        for (index, body) in list.enumerated() {
            let place = "candidates[\(index)]"
            checkKeys(body, ["id", "rank"], in: place)
            guard let id = body["id"]?.string, !id.isEmpty else {
                add("rounds.problem_id", ["place": place])
                continue
            }
            if !seen.insert(id).inserted { add("rounds.problem_duplicate", ["place": place, "id": id]) }
            ids.append(id)
            ranks.append(count(body["rank"], "\(id).rank"))
        }
        return (ids, ranks)
    }

    mutating func groups(_ value: JSONValue?, _ numbers: [String: Int], _ problem: inout Problem) -> [String: Int] {
        guard let value else { return [:] }
        guard let groups = Self.lists(value) else {
            add("rounds.problem_list", ["place": "groups"])
            return [:]
        }
        var indices: [String: Int] = [:]
        for name in groups.keys.sorted() {
            var members: [Int] = []
            var seen: Set<String> = []
            for id in groups[name] ?? [] {
                if !seen.insert(id).inserted { add("rounds.problem_duplicate", ["place": "groups.\(name)", "id": id]) }
                guard let number = numbers[id] else {
                    add(
                        "rounds.problem_unknown", ["place": "groups.\(name)", "id": id],
                        advice: nearest(to: id, in: numbers.keys.sorted())
                            .map { Message("rules.did_you_mean", ["name": $0]) })
                    continue
                }
                members.append(number)
            }
            indices[name] = problem.groups.count
            problem.groups.append(Group(members: members))
        }
        return indices
    }

    mutating func rules(_ value: JSONValue?, _ kind: String, _ keys: [String], _ groups: [String: Int]) -> [Rule] {
        guard let value else { return [] }
        guard let list = Self.objects(value) else {
            add("rounds.problem_list", ["place": kind])
            return []
        }
        var rules: [Rule] = []
        for (index, body) in list.enumerated() {
            let place = "\(kind)[\(index)]"
            checkKeys(body, keys, in: place)
            guard let id = body["id"]?.string, !id.isEmpty else {
                add("rounds.problem_id", ["place": place])
                continue
            }
            if !ruleIDs.insert(id).inserted { add("rounds.problem_duplicate", ["place": place, "id": id]) }
            let group = body["group"]?.string ?? ""
            if groups[group] == nil {
                add(
                    "rounds.problem_unknown", ["place": "\(id).group", "id": group],
                    advice: nearest(to: group, in: groups.keys.sorted())
                        .map { Message("rules.did_you_mean", ["name": $0]) })
            }
            // A rule without its group is kept, so that what else is wrong with it is said too.
            rules.append(Rule(id: id, group: groups[group] ?? 0, body: body))
        }
        return rules
    }

    mutating func share(_ rule: Rule) -> Share {
        let text = rule.body["share"]?.shown ?? ""
        guard let share = Share(text), share.isProper else {
            add("rounds.problem_share", ["place": "\(rule.id).share", "value": text])
            return .percent(0)
        }
        return share
    }

    mutating func unfilled(_ rule: Rule) -> Reserve.Unfilled {
        guard let value = rule.body["if_unfilled"] else { return .open }
        if let text = value.string, let unfilled = Reserve.Unfilled(rawValue: text) { return unfilled }
        add("rounds.problem_unfilled", ["place": "\(rule.id).if_unfilled", "value": value.shown])
        return .open
    }

    /// A whole number, also one written as `3.0`.
    private static func whole(_ text: String) -> Int? {
        let parts = text.split(separator: ".")
        guard parts.count == 2 else { return Int(text) }
        return parts[1].allSatisfy { $0 == "0" } ? Int(parts[0]) : nil
    }

    /// A list of objects; nil where it is another thing.
    private static func objects(_ value: JSONValue?) -> [[String: JSONValue]]? {
        guard let elements = value?.elements else { return nil }
        let objects = elements.compactMap(\.members)
        return objects.count == elements.count ? objects : nil
    }

    /// Lists of texts by name; nil where it is another thing.
    private static func lists(_ value: JSONValue?) -> [String: [String]]? {
        guard let members = value?.members else { return nil }
        let lists = members.compactMapValues { value -> [String]? in
            guard let elements = value.elements else { return nil }
            let texts = elements.compactMap(\.string)
            return texts.count == elements.count ? texts : nil
        }
        return lists.count == members.count ? lists : nil
    }
}
