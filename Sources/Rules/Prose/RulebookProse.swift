// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records

/// A whole pack in sentences with its articles, for people who will never open a rule file.
public struct RulebookProse: Sendable {
    /// A part of the text: an award, the parameters, the legal sources.
    public struct Section: Sendable, Hashable {
        /// The heading.
        public let title: String
        /// What stands under it.
        public let lines: [Line]
    }

    /// One sentence.
    public struct Line: Sendable, Hashable {
        /// How far it is indented, from 0.
        public let depth: Int
        /// The sentence.
        public let text: String
        /// The article; empty if none.
        public let basis: String
        /// The line of the rule, such as `viet-nam-2024/titles.lua:12`; empty if none.
        public let position: String
    }

    /// The sections in the order people read: sources, awards with their quotas, exclusions, parameters.
    public let sections: [Section]

    /// Writes a rulebook in a language.
    public init(_ rulebook: Rulebook, _ language: Language) {
        let writer = Writer(rulebook: rulebook, prose: Prose(rulebook, language))
        sections =
            [writer.sources] + rulebook.awards.indices.map(writer.award)
            + [writer.exclusives, writer.limits]
            .filter { !$0.lines.isEmpty } + [writer.definitions, writer.parameters]
    }
}

/// Writes the sections.
private struct Writer {
    let rulebook: Rulebook
    let prose: Prose

    private func line(
        _ depth: Int, _ text: String, _ basis: Citation? = nil, _ position: SourcePosition = .nowhere
    ) -> RulebookProse.Line {
        .init(
            depth: depth, text: text, basis: prose.citation(basis),
            position: position == .nowhere ? "" : position.text)
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("prose.book." + key, arguments).text(in: prose.language)
    }

    var sources: RulebookProse.Section {
        .init(
            title: rulebook.pack.title,
            lines: rulebook.sources.map { source in
                line(
                    0, say("source", ["title": source.title, "number": source.number.isEmpty ? "–" : source.number]),
                    nil, source.position)
            })
    }

    func award(_ index: Int) -> RulebookProse.Section {
        let award = rulebook.awards[index]
        let subject = rulebook.schema.records[award.record].title
        var lines = [
            line(
                0,
                say(
                    "subject.\(award.consider.rawValue)",
                    ["subject": subject, "kind": say("kind.\(award.kind.rawValue)")]),
                award.basis, award.position)
        ]
        func clauses(_ title: String, _ clauses: [Clause]) {
            guard !clauses.isEmpty else { return }
            lines.append(line(0, say(title)))
            lines += clauses.map { line(1, prose.words($0.condition), $0.basis, $0.position) }
        }
        clauses("requirements", award.requirements)
        if !award.standards.isEmpty {
            lines.append(line(0, say("standards")))
            for standard in award.standards {
                lines.append(
                    line(
                        1,
                        standard.title
                            ?? Message("rounds.explain.standard", ["id": standard.id]).text(in: prose.language),
                        standard.basis, standard.position))
                lines += standard.conditions.map { line(2, prose.words($0)) }
                if !standard.papers.isEmpty { lines.append(line(2, say("papers", ["list": papers(standard.papers)]))) }
            }
        }
        clauses("holds", award.holds)
        clauses("approvals", award.approvals)
        if !award.papers.isEmpty { lines.append(line(0, say("papers", ["list": papers(award.papers)]))) }
        if let bonus = award.bonus {
            lines.append(
                line(
                    0, say("bonus", ["a": prose.words(bonus.coefficient), "b": prose.words(bonus.base)]), bonus.basis))
        }
        if let quota = rulebook.quota(of: index) { lines += self.quota(quota) }
        return .init(title: award.title, lines: lines)
    }

    private func quota(_ quota: Quota) -> [RulebookProse.Line] {
        var lines = [
            line(
                0, quota.seats.map { say("seats", ["a": prose.words($0)]) } ?? say("no_seats"), quota.basis,
                quota.position)
        ]
        if !quota.rank.isEmpty {
            lines.append(line(1, say("rank")))
            lines += quota.rank.map { line(2, say("rank.\($0.direction.rawValue)", ["a": prose.words($0.expression)])) }
        }
        for rule in quota.rules {
            let group =
                switch rule.group {
                case .condition(let id): prose.words(id)
                case .each(let id): say("each", ["a": prose.words(id)])
                }
            let text = say(
                "rule.\(rule.kind.rawValue)",
                ["title": rule.title ?? rule.id, "group": group, "limit": limit(rule)])
            lines.append(line(1, text, rule.basis, rule.position))
        }
        return lines
    }

    /// How many, or which share: a bare number is a count of seats.
    private func limit(_ rule: QuotaRule) -> String {
        let isShare = rule.base != nil || rule.kind == .floor || rule.kind == .ceiling
        guard !isShare, case .constant(.number(let count)) = rulebook.expressions[rule.limit].operation else {
            return prose.percentage(rule.limit)
        }
        return say("count", ["n": prose.number(count)])
    }

    private func papers(_ papers: [Paper]) -> String {
        papers.map { paper in
            let title = title(ofPaper: paper.code)
            return paper.when.map { say("paper_when", ["a": title, "b": prose.words($0)]) } ?? title
        }.joined(separator: "; ")
    }

    private func title(ofPaper code: String) -> String {
        guard let fields = rulebook.nominationFields, let field = fields.papers,
            case .set(.code(let list)) = rulebook.schema.records[fields.record].fields[field].type,
            let place = rulebook.schema.codeLists[list].index(of: code)
        else { return code }
        return rulebook.schema.codeLists[list].codes[place].title
    }

    var exclusives: RulebookProse.Section {
        .init(
            title: say("exclusives"),
            lines: rulebook.exclusives.map { exclusive in
                let list = exclusive.awards.map { rulebook.awards[$0].title }.joined(separator: " → ")
                let text =
                    exclusive.by.map { say("exclusive_by", ["list": list, "a": prose.words($0)]) }
                    ?? say("exclusive", ["list": list])
                return line(0, text, exclusive.basis, exclusive.position)
            })
    }

    var limits: RulebookProse.Section {
        .init(
            title: say("limits"),
            lines: rulebook.limits.map { line(0, $0.title ?? prose.words($0.condition), $0.basis, $0.position) })
    }

    var definitions: RulebookProse.Section {
        .init(
            title: say("definitions"),
            lines: rulebook.definitions.map { definition in
                line(
                    0, say("definition", ["a": definition.title, "b": prose.words(definition.expression)]),
                    definition.basis, definition.position)
            })
    }

    var parameters: RulebookProse.Section {
        .init(
            title: say("parameters"),
            lines: rulebook.parameters.flatMap { parameter in
                [line(0, parameter.title + (parameter.unit.map { " (\($0))" } ?? ""), nil, parameter.position)]
                    + parameter.versions.map { version in
                        let status = say("status.\(version.status.rawValue)")
                        return line(
                            1,
                            say(
                                "version",
                                [
                                    "value": prose.constant(version.value), "from": prose.date(version.from),
                                    "status": status,
                                ]), version.basis)
                    }
            })
    }
}
