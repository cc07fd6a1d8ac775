// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

extension RoundSession {
    /// Finds what it would take; what other awards give is allotted anew for every set of changes that is tried out.
    var counterfactuals: Counterfactuals {
        let decisions = loaded.declaration.decisions
        let year = loaded.inputs.year
        return Counterfactuals(evaluator) { changed, award in
            // The council's decisions are on this round. What cannot be allotted stays unknown, and makes nobody eligible.
            let stager = RoundStager(evaluator: changed, decisions: changed.inputs.year == year ? decisions : [])
            _ = try? stager.stage(changed.rulebook.awards(neededBy: award)) { _ in }
        }
    }
}

/// Puts into words what it would take for a candidate to be eligible.
struct TakesBuilder {
    let builder: AwardResultBuilder
    let candidate: Candidate

    var prose: Prose { builder.prose }
    var records: RecordSet { builder.records }
    var values: ValueText { ValueText(prose, records) }
    private var award: Int { builder.staged.evaluation.award }

    /// Nil for a candidate who is eligible: nothing is needed.
    func build(_ verdict: Verdict) -> TakesView? {
        switch verdict {
        case .eligible: return nil
        case .undetermined:
            let missing = builder.session.evaluator.missingFacts(award, candidate)
            return TakesView(ways: [], notes: [say("undetermined", ["facts": missing.joined(separator: ", ")])])
        case .ineligible:
            let answer = builder.session.counterfactuals.answer(award, candidate)
            // Ways that differ only in who of several people it is are one.
            var shapes: Set<[String]> = []
            let ways = answer.ways.filter { way in
                shapes.insert([String(way.year)] + way.steps.map(shape).sorted()).inserted
            }
            var notes = notes(answer)
            if ways.count < answer.ways.count { notes.insert(say("others"), at: 0) }
            return TakesView(ways: ways.map(way), notes: notes)
        }
    }

    private func notes(_ answer: Counterfactual) -> [String] {
        let year = builder.session.loaded.inputs.year
        let hasNow = answer.ways.contains { $0.year == year }
        var notes: [String] = []
        if !hasNow, !answer.isOpaque, answer.blocked.isEmpty { notes.append(say("none_now")) }
        if !answer.blocked.isEmpty {
            notes.append(say("blocked", ["conditions": answer.blocked.map { prose.words($0) }.joined(separator: "; ")]))
        }
        if answer.ways.isEmpty { notes.append(say("none_ahead", ["years": String(Counterfactuals.horizon)])) }
        if answer.isCut { notes.append(say("more")) }
        if answer.isOpaque { notes.append(say("open")) }
        if answer.ways.contains(where: { $0.year != year }) { notes.append(say("assumed")) }
        return notes
    }

    // MARK: Ways

    private func way(_ way: Way) -> TakesView.Way {
        let isNow = way.year == builder.session.loaded.inputs.year
        return TakesView.Way(
            year: way.year, when: isNow ? say("now") : say("later", ["year": String(way.year)]),
            steps: merged(way.steps), distance: prose.number(way.distance),
            satisfies: way.satisfied.map {
                .init(words: prose.words($0.condition), basis: prose.citation($0.basis))
            })
    }

    /// A step without whose fact it is.
    private func shape(_ step: Step) -> String {
        let name = StepName(builder: self, step: step)
        return name.isOwn ? text(step, count: 1).words : "\(step.record) \(text(step, count: 1, isNamed: false).words)"
    }

    /// Several new events of one kind are one step, and so is one change of several people.
    private func merged(_ steps: [Step]) -> [TakesView.Step] {
        var counts: [(step: Step, count: Int)] = []
        for step in steps {
            if case .event = step.place, let index = counts.firstIndex(where: { $0.step == step }) {
                counts[index].count += 1
            } else {
                counts.append((step, 1))
            }
        }
        var texts: [TakesView.Step] = []
        var people: [(shape: String, names: [String], paths: [String], step: TakesView.Step, place: Int)] = []
        for (step, count) in counts {
            let name = StepName(builder: self, step: step)
            guard let owner = name.owner else {
                texts.append(text(step, count: count))
                continue
            }
            let bare = text(step, count: count, isNamed: false)
            if let index = people.firstIndex(where: { $0.shape == bare.words }) {
                people[index].names.append(owner)
                people[index].paths.append(bare.path)
            } else {
                people.append((bare.words, [owner], [bare.path], bare, texts.count))
                texts.append(bare)
            }
        }
        for group in people {
            let names = group.names.joined(separator: ", ")
            let arguments = ["name": names, "text": group.shape, "count": String(group.names.count)]
            texts[group.place].words = say(group.names.count > 1 ? "of_several" : "of", arguments)
            texts[group.place].path = group.paths.joined(separator: ", ")
        }
        return texts
    }

    private func text(_ step: Step, count: Int, isNamed: Bool = true) -> TakesView.Step {
        let name = StepName(builder: self, step: step)
        func owned(_ text: String) -> String {
            guard isNamed, let owner = name.owner else { return text }
            return say("of", ["name": owner, "text": text])
        }
        if case .event(let items) = step.place {
            let needed = self.items(items, step)
            let list = lowercased(name.title)
            let key = needed.isEmpty ? "event" : "event_with"
            return .init(
                words: owned(say(key, ["count": String(count), "list": list, "items": needed])), path: name.path,
                found: "", needed: needed, distance: String(count), isQuestion: false)
        }
        let type = name.type
        let found = step.found.map { values.text($0, type) } ?? ""
        let needed = needed(step.needed, type, name.range)
        let distance = step.distance.map { prose.number($0) } ?? ""
        return .init(
            words: owned(words(step, name.title, found, needed, distance, type)), path: name.path, found: found,
            needed: needed, distance: distance, isQuestion: step.isQuestion)
    }

    private func words(
        _ step: Step, _ what: String, _ found: String, _ needed: String, _ distance: String, _ type: ValueType
    ) -> String {
        let arguments = ["what": what, "needed": needed, "found": found, "distance": distance]
        if case .member(let member) = step.place {
            let adds = step.needed == .truth(true)
            let value = ["what": what, "value": values.text(.set(.known([member])), type)]
            return say(step.isQuestion ? (adds ? "ask_member" : "ask_no_member") : (adds ? "add" : "remove"), value)
        }
        if case .year(let year) = step.place, year > builder.session.loaded.inputs.year {
            return say("coming", arguments)
        }
        if step.isQuestion { return say("ask", arguments) }
        guard case .between = step.needed else { return say("change", arguments) }
        if case .code(let list) = type {
            return say(records.schema.codeLists[list].isOrdered ? "change_grade" : "change", arguments)
        }
        return say(type == .date ? "change" : "change_number", arguments)
    }

    /// A title inside a sentence; abbreviations stay as they are.
    private func lowercased(_ title: String) -> String {
        guard let first = title.first, let second = title.dropFirst().first, !second.isUppercase else { return title }
        return first.lowercased() + title.dropFirst()
    }

    // MARK: What is needed

    /// What a fact must be: a bound that nothing lies beyond is none.
    func needed(_ needed: Step.Needed, _ type: ValueType, _ range: (least: Rational?, greatest: Rational?)) -> String {
        switch needed {
        case .text(let text): return text
        case .truth(let truth): return prose.constant(.truth(truth))
        case .between(let low, let high):
            if low == high { return prose.value(low, type) }
            let isLow = low.isFinite && low != range.least
            let isHigh = high.isFinite && high != range.greatest
            switch (isLow, isHigh) {
            case (true, true):
                return say("between", ["low": prose.value(low, type), "high": prose.value(high, type)])
            case (true, false): return say("at_least", ["low": prose.value(low, type)])
            case (false, true): return say("at_most", ["high": prose.value(high, type)])
            case (false, false): return say("any")
            }
        }
    }

    /// What a new event must be, item by item.
    private func items(_ items: [Int: Step.Needed], _ step: Step) -> String {
        guard case .events(let fields) = records.schema.records[step.record].fields[step.field].type else { return "" }
        return items.sorted { $0.key < $1.key }.map { item, needed in
            let field = fields[item]
            switch needed {
            case .truth(true): return field.title
            case .truth(false): return say("not", ["what": field.title])
            default:
                let text = self.needed(needed, StepName.type(field.type), StepName.range(field, records.schema))
                return say("item", ["what": field.title, "needed": text])
            }
        }.joined(separator: "; ")
    }

    func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("rounds.takes." + key, arguments).text(in: prose.language)
    }
}
