// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records
public import Rules

/// Finds conditions that no record can meet or fail, conditions that add nothing, and standards that decide nothing.
///
/// Decided over the ranges and codes of the schema, with numbers of parameters at their newest value. Every finding shows
/// a record that demonstrates it. What cannot be decided is not reported.
public struct LogicReview {
    let rulebook: Rulebook
    let prose: Prose
    private let inventory: RuleInventory
    private let isInherited: Bool

    /// A review of the pack's own rules, or of its parents' too, in the words of a language.
    public init(_ rulebook: Rulebook, language: Language, inherited: Bool = false) {
        self.rulebook = rulebook
        prose = Prose(rulebook, language)
        inventory = RuleInventory(rulebook, inherited: true)
        isInherited = inherited
    }

    /// The findings in the order of files and lines, each a warning.
    public var diagnostics: [Diagnostic] {
        var found: [(SourcePosition, Diagnostic)] = []
        for part in inventory.parts where isLookedAt(part) {
            guard let message = finding(part), !isFineElsewhere(part) else { continue }
            found.append((part.position, warning(part.position, message)))
        }
        for award in rulebook.awards.indices {
            for (position, message) in standards(award) { found.append((position, warning(position, message))) }
        }
        return found.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private func warning(_ position: SourcePosition, _ message: Message) -> Diagnostic {
        Diagnostic(.warning, at: .file(position.file, line: position.line), message)
    }

    /// Its own rules, and inherited ones that read a parameter which the pack itself sets.
    private func isLookedAt(_ part: RulePart) -> Bool {
        if isInherited || rulebook.isOwn(part.position) { return true }
        return reads(part.first) { parameter in
            rulebook.isOwn(parameter.position) || parameter.versions.contains { rulebook.isOwn($0.position) }
        }
    }

    private func reads(_ id: ExpressionID, _ isWanted: (Parameter) -> Bool) -> Bool {
        let operation = rulebook.expressions[id].operation
        if case .parameter(let index, _) = operation, isWanted(rulebook.parameters[index]) { return true }
        return operation.operands.contains { reads($0, isWanted) }
    }

    /// Whether the same line asks the same fact with another value, and there it makes sense.
    ///
    /// A condition written once in a function of the rule file and used with several values is no slip.
    private func isFineElsewhere(_ part: RulePart) -> Bool {
        guard let asked = asked(part) else { return false }
        return inventory.parts.contains {
            $0.position == part.position && $0.first != part.first && self.asked($0) == asked && finding($0) == nil
        }
    }

    /// The fact that a single condition asks about.
    private func asked(_ part: RulePart) -> ExpressionID? {
        switch rulebook.expressions[part.first].operation {
        case .compare(_, let a, _), .between(let a, _, _), .isOneOf(let a, _, _): rulebook.expressions[a].canonical
        default: nil
        }
    }

    // MARK: Conditions

    private func finding(_ part: RulePart) -> Message? {
        let id = part.first
        guard rulebook.expressions[id].type == .condition else { return nil }
        switch rulebook.expressions[id].operation {
        case .all(let list): return list.count > 1 ? conjunction(part, list) : nil
        case .any(let list): return list.count > 1 ? disjunction(part, list) : nil
        default: return rulebook.expressions[id].isSingleCondition ? single(part) : nil
        }
    }

    private func single(_ part: RulePart) -> Message? {
        var question = LogicQuestion(rulebook, prose)
        let formula = question.formula(part.first)
        let words = prose.words(part.named(in: rulebook))
        if question.isNever(formula) {
            return Message(
                "logic.never_true", ["condition": words, "record": question.best(part.first)])
        }
        if question.isNever(.not(formula)) {
            return Message(
                "logic.never_false", ["condition": words, "record": question.worst(part.first)])
        }
        return nil
    }

    private func conjunction(_ part: RulePart, _ list: [ExpressionID]) -> Message? {
        conjunction(list, named: prose.words(part.named(in: rulebook)))?.message
    }

    /// Conditions that all must hold: together impossible, or one that the others imply; the condition concerned.
    private func conjunction(_ list: [ExpressionID], named words: String) -> (at: ExpressionID, message: Message)? {
        guard list.count > 1 else { return nil }
        var question = LogicQuestion(rulebook, prose)
        let formulas = list.map { question.formula($0) }
        // What is impossible or certain by itself is said where it stands.
        guard !formulas.contains(where: { question.isNever($0) || question.isNever(.not($0)) }) else { return nil }
        if question.isNever(.all(formulas)) {
            for index in list.indices {
                let others = formulas.indices.filter { $0 != index }.map { formulas[$0] }
                guard let record = question.record(.all(others)) else { continue }
                let values = ["condition": words, "record": record, "failed": prose.words(list[index])]
                return (list[index], Message("logic.contradiction", values))
            }
            return nil
        }
        // Of two that say the same, the later one adds nothing.
        for index in list.indices.reversed() {
            let others = formulas.indices.filter { $0 != index }.map { formulas[$0] }
            guard question.isNever(.all(others + [.not(formulas[index])])), let record = question.record(.all(formulas))
            else { continue }
            let values = [
                "condition": prose.words(list[index]), "others": self.words(list, besides: index), "record": record,
            ]
            return (list[index], Message("logic.adds_nothing", values))
        }
        return nil
    }

    /// In `any`: one that implies another, so that the other alone would do.
    private func disjunction(_ part: RulePart, _ list: [ExpressionID]) -> Message? {
        var question = LogicQuestion(rulebook, prose)
        let formulas = list.map { question.formula($0) }
        guard !formulas.contains(where: { question.isNever($0) || question.isNever(.not($0)) }) else { return nil }
        if question.isNever(.not(.any(formulas))), let record = question.record(formulas[0]) {
            return Message(
                "logic.always", ["condition": prose.words(part.named(in: rulebook)), "record": record])
        }
        for index in list.indices {
            let others = formulas.indices.filter { $0 != index }.map { formulas[$0] }
            guard question.isNever(.all([formulas[index], .not(.any(others))])),
                let record = question.record(formulas[index])
            else { continue }
            return Message(
                "logic.covered",
                ["condition": prose.words(list[index]), "others": words(list, besides: index), "record": record])
        }
        return nil
    }

    private func words(_ list: [ExpressionID], besides index: Int) -> String {
        list.indices.filter { $0 != index }.map { prose.words(list[$0]) }.joined(separator: "; ")
    }

    // MARK: Requirements and standards

    /// The conditions listed in `requires` and in each standard, which all must hold.
    private func lists(_ award: Award) -> [(SourcePosition, Message)] {
        let requirements = (award.requirements.map(\.condition), award.title)
        let standards = award.standards.map { ($0.conditions, $0.title ?? $0.id) }
        return ([requirements] + standards).compactMap { list, title in
            guard let found = conjunction(list, named: title) else { return nil }
            let position = rulebook.expressions[found.at].position
            return isInherited || rulebook.isOwn(position) ? (position, found.message) : nil
        }
    }

    /// Standards that the requirements make impossible, and standards that another one covers.
    private func standards(_ award: Int) -> [(SourcePosition, Message)] {
        let declared = rulebook.awards[award]
        var question = LogicQuestion(rulebook, prose)
        let requirements = LogicFormula.all(declared.requirements.map { question.formula($0.condition) })
        let standards = declared.standards.map { standard in
            LogicFormula.all(standard.conditions.map { question.formula($0) })
        }
        var found = lists(declared)
        guard !question.isNever(requirements) else { return found }
        for (index, standard) in declared.standards.enumerated() where isInherited || rulebook.isOwn(standard.position)
        {
            let title = standard.title ?? standard.id
            guard !question.isNever(standards[index]) else { continue }
            if question.isNever(.all([requirements, standards[index]])) {
                if let record = question.record(standards[index]) {
                    found.append(
                        (
                            standard.position,
                            Message("logic.standard_impossible", ["standard": title, "record": record])
                        ))
                }
                continue
            }
            // By a standard that asks for fewer papers someone may compete whose dossier for the other is incomplete.
            let papers = Set(standard.papers.map(\.code))
            for (other, wider) in declared.standards.enumerated()
            where other != index && papers.isSuperset(of: wider.papers.map(\.code)) {
                let narrow = LogicFormula.all([requirements, standards[index]])
                guard question.isNever(.all([narrow, .not(standards[other])])),
                    let record = question.record(narrow),
                    // Of two that say the same, the later one is reported.
                    other < index || !question.isNever(.all([requirements, standards[other], .not(standards[index])]))
                else { continue }
                found.append(
                    (
                        standard.position,
                        Message(
                            "logic.standard_covered",
                            ["standard": title, "other": wider.title ?? wider.id, "record": record])
                    ))
                break
            }
        }
        return found
    }
}
