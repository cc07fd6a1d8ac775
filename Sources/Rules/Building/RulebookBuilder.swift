// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Builds a rulebook from what the files of a pack wrote, and finds everything that is wrong with it.
struct RulebookBuilder {
    let script: Script
    let packs: [Pack]

    func build(_ findings: inout Findings) -> Rulebook {
        let declarations = DeclarationSet(script, &findings)
        var schemaReader = SchemaReader(script, declarations)
        let schema = schemaReader.read(&findings)
        let sources = readSources(declarations["source"], &findings)
        let parameters = ParameterReader(schema: schema).read(declarations["parameter"], &findings)
        let resolver = Resolver(
            script: script, schema: schema, parameters: parameters,
            awards: awardHeaders(declarations["award"], schema, &findings),
            definitions: definitionHeaders(declarations["define"], schema, &findings), findings: findings)

        let definitions = readDefinitions(resolver)
        let awardReader = AwardReader(resolver: resolver)
        var awards = awardReader.read(declarations["award"])
        awardReader.addFreeParts(declarations, to: &awards)
        let quotas = QuotaReader(resolver: resolver).read(declarations["quota"])
        let exclusives = readExclusives(declarations["exclusive"], declarations.withdrawnAwards, resolver)
        let limits = readLimits(declarations["limit"], resolver)
        let order = EvaluationOrder(
            awards: awards, quotas: quotas, exclusives: exclusives, definitions: definitions,
            expressions: resolver.expressions
        ).sorted(&resolver.findings)
        findings = resolver.findings
        checkCitations(script, sources, &findings)
        return Rulebook(
            packs: packs, schema: schema, sources: sources, parameters: parameters, definitions: definitions,
            awards: awards, order: order, quotas: quotas, exclusives: exclusives, limits: limits,
            expressions: resolver.expressions, nominationFields: nominationFields(schema))
    }

    // MARK: Sources

    private func readSources(_ declarations: [Script.Declaration], _ findings: inout Findings) -> [LegalSource] {
        var sources: [LegalSource] = []
        for declaration in declarations {
            guard case .table(let table) = declaration.body else { continue }
            var reader = BodyReader(word: "source", id: declaration.id, body: table, position: declaration.position)
            let title = reader.text("title", &findings) ?? declaration.id
            let number = reader.text("number", &findings) ?? ""
            let from = reader.date("from", &findings)
            let to = reader.date("to", &findings)
            for key in ["note", "url", "issued"] { _ = reader.text(key, &findings) }
            reader.finish(&findings)
            if let first = sources.first(where: { $0.id == declaration.id }) {
                findings.add(
                    at: declaration.position,
                    Message(
                        "rules.duplicate_id",
                        ["word": "source", "id": declaration.id, "first": first.position.text]))
                continue
            }
            sources.append(
                LegalSource(
                    id: declaration.id, title: title, number: number, from: from, to: to,
                    position: declaration.position))
        }
        return sources
    }

    /// Every citation names a declared source.
    private func checkCitations(_ script: Script, _ sources: [LegalSource], _ findings: inout Findings) {
        let ids = sources.map(\.id)
        func check(_ term: Term, at position: SourcePosition) {
            switch term {
            case .citation(let citation) where !ids.contains(citation.source):
                findings.unknown("rules.unknown_source", citation.source, among: ids, at: position)
            case .table(let table):
                for item in table.items { check(item, at: position) }
                for entry in table.entries { check(entry.value, at: position) }
            default: break
            }
        }
        for part in script.parts { check(.table(part.body), at: part.position) }
        for declaration in script.declarations { check(declaration.body, at: declaration.position) }
    }

    // MARK: Headers

    private func awardHeaders(
        _ declarations: [Script.Declaration], _ schema: Schema, _ findings: inout Findings
    ) -> [Resolver.AwardHeader] {
        declarations.map { declaration in
            if !isName(declaration.id) {
                findings.add(at: declaration.position, Message("rules.bad_name", ["name": declaration.id]))
            }
            let record = subject(of: declaration, schema, &findings)
            return Resolver.AwardHeader(id: declaration.id, record: record ?? 0, isBroken: record == nil)
        }
    }

    private func definitionHeaders(
        _ declarations: [Script.Declaration], _ schema: Schema, _ findings: inout Findings
    ) -> [Resolver.DefinitionHeader] {
        declarations.map { declaration in
            guard case .table(let table) = declaration.body else {
                return .init(
                    name: declaration.id, record: 0, declaration: declaration, isBroken: true, terms: [],
                    isCondition: true)
            }
            if !isName(declaration.id) || Vocabulary.methods.contains(declaration.id) {
                findings.add(at: declaration.position, Message("rules.bad_name", ["name": declaration.id]))
            }
            let found = subject(of: declaration, schema, &findings)
            let record = found ?? 0
            if found != nil, schema.records[record].fieldIndex(declaration.id) != nil {
                findings.add(
                    at: declaration.position,
                    Message("rules.duplicate_field", ["name": declaration.id, "id": schema.records[record].name]))
            }
            if let value = table["value"] {
                return .init(
                    name: declaration.id, record: record, declaration: declaration, isBroken: found == nil,
                    terms: [value], isCondition: false)
            }
            return .init(
                name: declaration.id, record: record, declaration: declaration, isBroken: found == nil,
                terms: table.items, isCondition: true)
        }
    }

    /// The kind of record that `for_each` names.
    private func subject(
        of declaration: Script.Declaration, _ schema: Schema, _ findings: inout Findings
    ) -> Int? {
        subjectRecord(of: declaration, script, schema, &findings)
    }

    private func readDefinitions(_ resolver: Resolver) -> [Definition] {
        resolver.definitions.indices.map { index in
            let header = resolver.definitions[index]
            var reader = BodyReader(
                word: "define", id: header.name, body: header.declaration.table, position: header.declaration.position)
            let title = reader.text("title", &resolver.findings) ?? header.name
            let basis = reader.citation("basis", &resolver.findings)
            _ = reader.term("for_each")
            _ = reader.term("value")
            _ = reader.text("unit", &resolver.findings)
            reader.finish(&resolver.findings)
            return Definition(
                name: header.name, title: title, record: header.record, expression: resolver.definition(index),
                basis: basis, position: header.declaration.position)
        }
    }

    // MARK: Exclusives and limits

    private func readExclusives(
        _ declarations: [Script.Declaration], _ withdrawn: Set<String>, _ resolver: Resolver
    ) -> [Exclusive] {
        declarations.compactMap { declaration in
            var reader = BodyReader(
                word: "exclusive", id: "", body: declaration.table, position: declaration.position)
            var awards: [Int] = []
            for item in declaration.table.items {
                guard case .text(let id) = item, !withdrawn.contains(id) else { continue }
                if let award = resolver.awards.firstIndex(where: { $0.id == id }) {
                    awards.append(award)
                } else {
                    resolver.findings.unknown(
                        "rules.unknown_award", id, among: resolver.awards.map(\.id), at: declaration.position)
                }
            }
            let by = reader.term("by")
            let past = reader.term("past")
            let basis = reader.citation("basis", &resolver.findings)
            reader.finish(&resolver.findings)
            guard let first = awards.first else { return nil }
            if Set(awards.map { resolver.awards[$0].record }).count > 1 {
                resolver.findings.add(at: declaration.position, Message("rules.exclusive_subjects"))
                return nil
            }
            let context = Resolver.Context(subjects: [.record(resolver.awards[first].record)], hasNomination: true)
            return Exclusive(
                awards: awards, by: by.map { resolver.value($0, context, at: declaration.position) },
                past: past.map { resolver.list($0, context, at: declaration.position) }, basis: basis,
                position: declaration.position)
        }
    }

    private func readLimits(_ declarations: [Script.Declaration], _ resolver: Resolver) -> [Limit] {
        declarations.compactMap { declaration in
            var reader = BodyReader(
                word: "limit", id: declaration.id, body: declaration.table, position: declaration.position)
            let record = subject(of: declaration, resolver.schema, &resolver.findings)
            _ = reader.term("for_each")
            let title = reader.text("title", &resolver.findings)
            let severity = reader.choice("severity", ["error", "warning"], &resolver.findings) ?? "error"
            let basis = reader.citation("basis", &resolver.findings)
            reader.finish(&resolver.findings)
            guard let record else { return nil }
            let context = Resolver.Context(subjects: [.record(record)], hasNomination: false)
            return Limit(
                id: declaration.id, title: title, record: record,
                condition: resolver.conjunction(
                    declaration.table.items, context, at: declaration.position, word: "limit"),
                isError: severity == "error", basis: basis, position: declaration.position)
        }
    }

    private func nominationFields(_ schema: Schema) -> NominationFields? {
        guard let record = schema.recordIndex("nomination"),
            let award = schema.records[record].fieldIndex("award")
        else { return nil }
        var subjects: [Int: Int] = [:]
        for (index, field) in schema.records[record].fields.enumerated() {
            if case .reference(let target) = field.type, target == field.name,
                let targetIndex = schema.recordIndex(target)
            {
                subjects[targetIndex] = index
            }
        }
        return NominationFields(
            record: record, award: award, subjects: subjects, papers: schema.records[record].fieldIndex("papers"))
    }
}

extension Script.Declaration {
    /// The body as a table; a body that was a mistake counts as empty.
    var table: TableTerm { if case .table(let table) = body { table } else { TableTerm() } }
}

/// The kind of record that a declaration's `for_each` names; nil after a mistake, which is reported.
func subjectRecord(
    of declaration: Script.Declaration, _ script: Script, _ schema: Schema, _ findings: inout Findings
) -> Int? {
    switch declaration.table["for_each"] {
    case .node(let id)?:
        let node = script.nodes[id]
        if node.kind == .path, node.arguments.isEmpty, let record = schema.recordIndex(node.name) { return record }
        findings.unknown("rules.unknown_record", node.name, among: schema.records.map(\.name), at: node.position)
    case .poison?: break
    case nil:
        findings.add(
            at: declaration.position,
            Message("rules.missing_key", ["key": "for_each", "word": declaration.word, "id": declaration.id]))
    default:
        findings.add(
            at: declaration.position,
            Message(
                "rules.wrong_value",
                [
                    "key": "for_each", "expected": schema.records.map(\.name).joined(separator: ", "),
                    "word": declaration.word, "id": declaration.id,
                ]))
    }
    return nil
}
