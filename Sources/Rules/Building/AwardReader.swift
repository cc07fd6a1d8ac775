// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Reads `award` declarations and the parts that stand free of an award but name it.
struct AwardReader {
    let resolver: Resolver

    private var script: Script { resolver.script }

    func read(_ declarations: [Script.Declaration]) -> [Award] {
        declarations.enumerated().map { index, declaration in
            let header = resolver.awards[index]
            guard header.isBroken else { return read(declaration, record: header.record) }
            return Award(
                id: header.id, title: header.id, kind: .form, record: header.record, consider: .nominated,
                position: declaration.position)
        }
    }

    private func read(_ declaration: Script.Declaration, record: Int) -> Award {
        var reader = BodyReader(
            word: "award", id: declaration.id, body: declaration.table, position: declaration.position)
        let context = Resolver.Context(subjects: [.record(record)], hasNomination: true)
        _ = reader.term("for_each")
        if reader.term("title") == nil {
            resolver.findings.add(
                at: declaration.position,
                Message("rules.missing_key", ["key": "title", "word": "award", "id": declaration.id]))
        }
        var award = Award(
            id: declaration.id, title: reader.text("title", &resolver.findings) ?? declaration.id,
            kind: .form, record: record, consider: .nominated, position: declaration.position)
        if let kind = reader.choice("kind", ["title", "form"], &resolver.findings) {
            award.kind = Award.Kind(rawValue: kind) ?? .form
        }
        if let consider = reader.choice("consider", ["nominated", "all"], &resolver.findings) {
            award.consider = Award.Consider(rawValue: consider) ?? .nominated
        }
        award.category = reader.text("category", &resolver.findings)
        award.decidedBy = reader.text("decided_by", &resolver.findings)
        award.basis = reader.citation("basis", &resolver.findings)
        award.isProvisional = reader.flag("provisional", &resolver.findings) ?? false
        for key in ["code", "form_code", "note", "fund", "level"] { _ = reader.text(key, &resolver.findings) }
        if let bonus = reader.term("bonus") { award.bonus = self.bonus(bonus, context, at: declaration.position) }
        if let uses = reader.term("uses") { award.uses = resolver.value(uses, context, at: declaration.position) }
        if let reuse = reader.term("reuse") { award.reuse = resolver.value(reuse, context, at: declaration.position) }
        let removed = reader.texts("remove", &resolver.findings) ?? []
        reader.finish(&resolver.findings)
        for item in declaration.table.items { add(item, to: &award, at: declaration.position) }
        let isKept: (Clause) -> Bool = { clause in
            resolver.expressions[clause.condition].name.map { !removed.contains($0) } ?? true
        }
        award.requirements.removeAll { !isKept($0) }
        award.holds.removeAll { !isKept($0) }
        award.approvals.removeAll { !isKept($0) }
        return award
    }

    /// Adds top-level parts with `for_awards` to the awards they name.
    func addFreeParts(_ declarations: DeclarationSet, to awards: inout [Award]) {
        for word in ["requires", "hold", "approval", "dossier", "bonus"] {
            for declaration in declarations[word] {
                guard case .part(let id) = declaration.body else { continue }
                let part = script.parts[id]
                for index in named(part, awards, declarations.withdrawnAwards) {
                    add(.part(id), to: &awards[index], at: part.position)
                }
            }
        }
    }

    private func named(_ part: Script.Part, _ awards: [Award], _ withdrawn: Set<String>) -> [Int] {
        switch part.body["for_awards"] {
        case .text("all")?: return Array(awards.indices)
        case .table(let table)?:
            return table.items.compactMap { item in
                guard case .text(let id) = item, !withdrawn.contains(id) else { return nil }
                if let index = awards.firstIndex(where: { $0.id == id }) { return index }
                resolver.findings.unknown("rules.unknown_award", id, among: awards.map(\.id), at: part.position)
                return nil
            }
        default:
            resolver.findings.add(
                at: part.position,
                Message(
                    "rules.wrong_value",
                    ["key": "for_awards", "expected": "{ \"…\" }, \"all\"", "word": part.kind, "id": ""]))
            return []
        }
    }

    private func add(_ item: Term, to award: inout Award, at position: SourcePosition) {
        guard case .part(let id) = item else {
            if item != .poison {
                resolver.findings.add(
                    at: resolver.position(of: item, or: position),
                    Message("rules.loose_item", ["id": award.id, "item": resolver.termWord(item)]))
            }
            return
        }
        let part = script.parts[id]
        let context = Resolver.Context(subjects: [.record(award.record)], hasNomination: true)
        var reader = BodyReader(
            word: part.kind, id: part.id ?? award.id, body: part.body, position: part.position)
        _ = reader.term("for_awards")
        let basis = reader.citation("basis", &resolver.findings)
        switch part.kind {
        case "requires": addClauses(part, context, basis, to: &award.requirements)
        case "hold": addClauses(part, context, basis, to: &award.holds)
        case "approval": addClauses(part, context, basis, to: &award.approvals)
        case "dossier": award.papers = merged(award.papers, papers(part, context, basis))
        case "bonus":
            for key in ["coefficient", "base", "rounding", "per"] { _ = reader.term(key) }
            award.bonus = bonus(.table(part.body), context, at: part.position)
        case "standard":
            let title = reader.text("title", &resolver.findings)
            let conditions = part.body.items.filter { !isDossier($0) }
            let dossiers = part.body.items.filter { isDossier($0) }
            let standard = Standard(
                id: part.id ?? "", title: title, basis: basis,
                conditions: resolver.conditions(conditions, context, at: part.position, word: "standard"),
                papers: dossiers.flatMap { dossier -> [Paper] in
                    guard case .part(let id) = dossier else { return [] }
                    return papers(script.parts[id], context, nil)
                },
                position: part.position)
            if award.standards.contains(where: { $0.id == standard.id }) {
                resolver.findings.add(
                    at: part.position,
                    Message("rules.duplicate_item", ["id": standard.id, "word": "standard", "owner": award.id]))
            }
            award.standards.append(standard)
        default:
            resolver.findings.add(
                at: part.position, Message("rules.misplaced_part", ["word": part.kind, "owner": "award"]))
        }
        reader.finish(&resolver.findings)
    }

    private func isDossier(_ term: Term) -> Bool {
        if case .part(let id) = term { script.parts[id].kind == "dossier" } else { false }
    }

    /// Adds the conditions of a part; one with a name takes the place of an earlier one of that name.
    private func addClauses(
        _ part: Script.Part, _ context: Resolver.Context, _ basis: Citation?, to clauses: inout [Clause]
    ) {
        for id in resolver.conditions(part.body.items, context, at: part.position, word: part.kind) {
            let expression = resolver.expressions[id]
            let clause = Clause(
                condition: id, basis: basis,
                position: expression.position == .nowhere ? part.position : expression.position)
            let namesake = expression.name.flatMap { name in
                clauses.firstIndex { resolver.expressions[$0.condition].name == name }
            }
            if let namesake { clauses[namesake] = clause } else { clauses.append(clause) }
        }
    }

    private func papers(_ part: Script.Part, _ context: Resolver.Context, _ basis: Citation?) -> [Paper] {
        part.body.items.compactMap { item in
            switch item {
            case .text(let code): return paper(code, when: nil, basis, at: part.position)
            case .part(let id) where script.parts[id].kind == "paper":
                let paper = script.parts[id]
                guard case .text(let code)? = paper.body.items.first else { fallthrough }
                let when = paper.body["when"].map { resolver.condition($0, context, at: paper.position) }
                return self.paper(code, when: when, basis, at: paper.position)
            case .poison: return nil
            default:
                resolver.findings.add(
                    at: resolver.position(of: item, or: part.position), Message("rules.paper_expected"))
                return nil
            }
        }
    }

    /// A paper whose code the schema knows.
    private func paper(
        _ code: String, when: ExpressionID?, _ basis: Citation?, at position: SourcePosition
    ) -> Paper? {
        let schema = resolver.schema
        if let record = schema.recordIndex("nomination"), let field = schema.records[record].fieldIndex("papers"),
            case .set(.code(let list)) = schema.records[record].fields[field].type,
            schema.codeLists[list].index(of: code) == nil
        {
            resolver.findings.unknown(
                "rules.unknown_code", code, among: schema.codeLists[list].codes.map(\.code), at: position)
            return nil
        }
        return Paper(code: code, when: when, basis: basis)
    }

    /// Later papers of the same code replace earlier ones.
    private func merged(_ papers: [Paper], _ more: [Paper]) -> [Paper] {
        var result = papers
        for paper in more {
            if let index = result.firstIndex(where: { $0.code == paper.code }) {
                result[index] = paper
            } else {
                result.append(paper)
            }
        }
        return result
    }

    private func bonus(_ term: Term, _ context: Resolver.Context, at position: SourcePosition) -> Bonus? {
        guard case .table(let table) = term else { return nil }
        var reader = BodyReader(word: "bonus", id: "", body: table, position: position)
        _ = reader.term("for_awards")
        let coefficient = reader.term("coefficient")
        let base = reader.term("base")
        let rounding = reader.term("rounding")
        let per = reader.text("per", &resolver.findings)
        let basis = reader.citation("basis", &resolver.findings)
        reader.finish(&resolver.findings)
        guard let coefficient, let base else {
            resolver.findings.add(
                at: position, Message("rules.missing_key", ["key": "coefficient, base", "word": "bonus", "id": ""]))
            return nil
        }
        return Bonus(
            coefficient: resolver.number(coefficient, context, at: position),
            base: resolver.number(base, context, at: position),
            rounding: rounding.map { resolver.value($0, context, at: position) }, per: per, basis: basis)
    }
}
