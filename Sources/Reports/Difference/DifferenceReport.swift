// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// What differs between two results and why, as text for a terminal or as JSON in the format `binhxet.difference/1`.
///
/// First whether anybody changes and on which records that was found, then who enters, who leaves and who else changes, then
/// the conditions that did it, then the values and lines of the rules that differ.
public struct DifferenceReport: Sendable {
    /// The language of the words.
    public var language: Language
    /// The width of the terminal in cells; nil leaves every line as long as it is.
    public var width: Int?
    /// Whether the text may hold terminal colours.
    public var hasColour: Bool
    /// How many people a condition names, and how many lines of a file are shown, before the rest is counted.
    private let few = 12

    /// Makes a report.
    public init(language: Language, width: Int? = nil, hasColour: Bool = false) {
        self.language = language
        self.width = width
        self.hasColour = hasColour
    }

    private var words: Words { Words(language: language) }
    private var style: Style { Style(isOn: hasColour) }
    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("difference." + key, arguments).text(in: language)
    }

    // MARK: Text

    /// The whole report; every line ends in a newline.
    public func text(of difference: RoundDifference) -> String {
        let comparison = ComparisonReport(language: language, width: width, hasColour: hasColour)
        let lines = round.wrapped(answer(difference)).map { style.strong($0) } + [""]
        return lines.joined(separator: "\n") + "\n" + comparison.text(of: difference.comparison)
            + changes(in: difference)
    }

    /// What changed since the last result, without the identity of the two; empty when nothing of the result changed.
    public func news(of difference: RoundDifference) -> String {
        let lines = ComparisonLines(words: words, style: style, width: width)
        let changed = difference.comparison.awards.filter(\.showsDifference)
        let awards = changed.flatMap { lines.lines(of: $0) + [""] }
        return (awards.isEmpty ? "" : awards.dropLast().joined(separator: "\n") + "\n")
            + conditions(difference).map { $0 + "\n" }.joined() + parameters(difference).map { $0 + "\n" }.joined()
    }

    private func changes(in difference: RoundDifference) -> String {
        let lines = conditions(difference) + parameters(difference) + files(difference)
        return lines.map { $0 + "\n" }.joined()
    }

    private func answer(_ difference: RoundDifference) -> String {
        let records = records(difference.recordsAfter)
        guard difference.nobodyChanges else {
            let awards = difference.comparison.awards
            return say(
                "somebody",
                [
                    "entering": String(awards.map(\.entering.count).reduce(0, +)),
                    "leaving": String(awards.map(\.leaving.count).reduce(0, +)),
                    "others": String(awards.map(\.otherwiseChanged.count).reduce(0, +)), "records": records,
                ])
        }
        let rest = difference.comparison.isSame ? "" : " " + say("only_ranks")
        return say("nobody", ["records": records]) + rest
    }

    private func records(_ records: JudgedRecords) -> String {
        let counts = records.counts.map { "\($0.title): \($0.count)" }.joined(separator: ", ")
        return records.digest.isEmpty
            ? counts : say("records", ["counts": counts, "digest": String(records.digest.prefix(12))])
    }

    private func heading(_ key: String) -> [String] { ["", style.strong(say(key))] }

    private func conditions(_ difference: RoundDifference) -> [String] {
        guard !difference.conditions.isEmpty else { return [] }
        return heading("conditions")
            + difference.conditions.flatMap { condition -> [String] in
                let source = [condition.basis, position(condition)].filter { !$0.isEmpty }.joined(separator: " · ")
                let arguments = [
                    "award": condition.awardTitle, "section": say("section.\(condition.section.rawValue)"),
                    "words": condition.words, "change": change(condition),
                ]
                let lines = round.item(say("condition", arguments) + (source.isEmpty ? "" : " (\(source))"))
                let shown = condition.people.prefix(few).map(person)
                let rest = condition.people.count - shown.count
                let people = shown.joined(separator: "; ") + (rest > 0 ? say("and_more", ["count": String(rest)]) : "")
                return lines + round.wrapped(people, indent: "      ")
            }
    }

    private func change(_ condition: ConditionDifference) -> String {
        func truth(_ truth: String) -> String {
            condition.section == .hold
                ? say("hold.\(truth)") : words(Message("reports.truth.\(truth)"))
        }
        switch (condition.before, condition.after) {
        case (let before?, let after?): return words.arrow(truth(before), truth(after))
        case (let before?, nil): return say("condition_gone", ["truth": truth(before)])
        case (nil, let after?): return say("condition_new", ["truth": truth(after)])
        case (nil, nil): return ""
        }
    }

    private func position(_ condition: ConditionDifference) -> String {
        let (before, after) = (condition.positionBefore, condition.positionAfter)
        return before.isEmpty ? after : after.isEmpty ? before : words.arrow(before, after)
    }

    private func person(_ person: ConditionDifference.Person) -> String {
        let name = "\(person.name) (\(person.key))"
        guard !person.found.isEmpty else { return name }
        let needed =
            person.neededBefore.isEmpty || person.neededAfter.isEmpty
            ? person.neededBefore + person.neededAfter : words.arrow(person.neededBefore, person.neededAfter)
        guard !needed.isEmpty else { return name }
        return say("person", ["name": name, "found": person.found, "needed": needed])
    }

    private func parameters(_ difference: RoundDifference) -> [String] {
        guard !difference.parameters.isEmpty else { return [] }
        return heading("parameters")
            + difference.parameters.flatMap { parameter -> [String] in
                let none = say("no_value")
                let change = words.arrow(parameter.before ?? none, parameter.after ?? none)
                var text = "\(parameter.id), \(parameter.title): \(change)"
                if parameter.isAssumed { text += " " + say("assumed") }
                if let value = parameter.setByRound { text += "; " + say("set_by_round", ["value": value]) }
                let source = [parameter.basis, parameter.position].filter { !$0.isEmpty }.joined(separator: " · ")
                return round.item(source.isEmpty ? text : "\(text) (\(source))")
            }
    }

    private func files(_ difference: RoundDifference) -> [String] {
        guard let files = difference.files else {
            return heading("rules") + round.item(say(difference.hasSamePacks ? "packs_same" : "packs_differ"))
        }
        guard !files.isEmpty else { return heading("rules") + round.item(say("packs_same")) }
        return heading("rules") + files.flatMap { lines(of: $0) }
    }

    private func lines(of file: FileDifference) -> [String] {
        guard file.kind == .changed else {
            return round.item(
                say("file.\(file.kind.rawValue)", ["file": file.file, "count": String(file.lines.count)]))
        }
        let shown = file.lines.prefix(few * 3)
        let width = shown.map { String($0.number).count }.max() ?? 0
        let lines = shown.map { line in
            let number = String(line.number)
            let place = "\(file.file):" + String(repeating: " ", count: width - number.count) + number
            let text = "  \(place) \(line.isNew ? "+" : "-") \(Style.printable(line.text))"
            return style.tinted(text, line.isNew ? .good : .bad)
        }
        let rest = file.lines.count - shown.count
        return lines + (rest > 0 ? ["  " + say("more_lines", ["count": String(rest)])] : [])
    }
}
