// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Reads `quota` declarations: seats, ranking and the rules that bind the choice.
struct QuotaReader {
    let resolver: Resolver

    private var script: Script { resolver.script }

    func read(_ declarations: [Script.Declaration]) -> [Quota] {
        declarations.compactMap { declaration in
            guard let award = resolver.awards.firstIndex(where: { $0.id == declaration.id }) else {
                resolver.findings.add(
                    at: declaration.position, Message("rules.quota_without_award", ["id": declaration.id]),
                    advice: nearest(to: declaration.id, in: resolver.awards.map(\.id))
                        .map { Message("rules.did_you_mean", ["name": $0]) })
                return nil
            }
            return read(declaration, award: award)
        }
    }

    private func read(_ declaration: Script.Declaration, award: Int) -> Quota {
        let record = resolver.awards[award].record
        let context = Resolver.Context(subjects: [.record(record)], hasNomination: true)
        var reader = BodyReader(
            word: "quota", id: declaration.id, body: declaration.table, position: declaration.position)
        var quota = Quota(award: award, position: declaration.position)
        quota.basis = reader.citation("basis", &resolver.findings)
        _ = reader.text("title", &resolver.findings)
        _ = reader.term("remove")
        if let seats = reader.term("seats") {
            let global = Resolver.Context(subjects: [.record(record)], hasNomination: false)
            let id = resolver.number(seats, global, at: declaration.position)
            if resolver.readsSubject(id) {
                resolver.findings.add(
                    at: resolver.position(of: seats, or: declaration.position), Message("rules.seats_of_nobody"))
            }
            quota.seats = id
        }
        switch reader.term("rank") {
        case .table(let keys)?: quota.rank = keys.items.compactMap { rankKey($0, context, at: declaration.position) }
        case nil, .poison?: break
        case let term?: quota.rank = [rankKey(term, context, at: declaration.position)].compactMap { $0 }
        }
        reader.finish(&resolver.findings)
        for item in declaration.table.items {
            guard case .part(let id) = item, let kind = QuotaRule.Kind(rawValue: script.parts[id].kind) else {
                if item != .poison {
                    resolver.findings.add(
                        at: resolver.position(of: item, or: declaration.position),
                        Message("rules.loose_item", ["id": declaration.id, "item": resolver.termWord(item)]))
                }
                continue
            }
            let part = script.parts[id]
            if quota.rules.contains(where: { $0.id == part.id }) {
                resolver.findings.add(
                    at: part.position,
                    Message(
                        "rules.duplicate_item", ["id": part.id ?? "", "word": part.kind, "owner": declaration.id]))
            }
            if let rule = rule(part, kind, context) { quota.rules.append(rule) }
        }
        return quota
    }

    private func rankKey(_ term: Term, _ context: Resolver.Context, at position: SourcePosition) -> RankKey? {
        guard case .part(let id) = term, let direction = RankKey.Direction(rawValue: script.parts[id].kind),
            let operand = script.parts[id].body.items.first
        else {
            if term != .poison { resolver.findings.add(at: position, Message("rules.rank_expected")) }
            return nil
        }
        let place = script.parts[id].position
        if direction == .prefer {
            return RankKey(direction: direction, expression: resolver.condition(operand, context, at: place))
        }
        let value = resolver.value(operand, context, at: place)
        if value != resolver.invalid, !resolver.type(of: value).isComparable(orderedLists: resolver.orderedLists) {
            resolver.findings.add(
                at: place,
                Message(
                    "rules.unlike_types",
                    phrases: ["found": resolver.phrase(resolver.type(of: value)), "expected": resolver.phrase(.number)])
            )
        }
        return RankKey(direction: direction, expression: value)
    }

    private func rule(_ part: Script.Part, _ kind: QuotaRule.Kind, _ context: Resolver.Context) -> QuotaRule? {
        var reader = BodyReader(word: part.kind, id: part.id ?? "", body: part.body, position: part.position)
        let limitKey = kind == .reserve || kind == .floor ? "at_least" : "at_most"
        let limitTerm = reader.term(limitKey)
        let each = reader.term("each")
        let of = reader.term("of")
        let rounding = resolver.rounding(
            reader.term("round"), or: kind == .reserve || kind == .floor ? .up : .down, at: part.position)
        let unfilled = reader.choice("if_unfilled", ["open", "vacant"], &resolver.findings)
        let basis = reader.citation("basis", &resolver.findings)
        let title = reader.text("title", &resolver.findings)
        reader.finish(&resolver.findings)
        guard let limitTerm else {
            resolver.findings.add(
                at: part.position,
                Message("rules.missing_key", ["key": limitKey, "word": part.kind, "id": part.id ?? ""]))
            return nil
        }
        guard let rounding, let (group, limitContext) = group(part, each, context) else { return nil }
        let limit = resolver.number(limitTerm, limitContext, at: part.position)
        var base: QuotaRule.Base?
        switch of {
        case nil: break
        case .text("seats")?: base = .seats
        case let term?: base = .expression(resolver.shareBase(term, context, at: part.position))
        }
        if base != nil || kind == .floor || kind == .ceiling {
            guard resolver.isShare(limit, at: part.position) else { return nil }
        }
        return QuotaRule(
            id: part.id ?? "", title: title, kind: kind, group: group, limit: limit, base: base, rounding: rounding,
            isVacantIfUnfilled: unfilled == "vacant", basis: basis, position: part.position)
    }

    private func group(
        _ part: Script.Part, _ each: Term?, _ context: Resolver.Context
    ) -> (QuotaRule.Group, Resolver.Context)? {
        guard let each else {
            let condition = resolver.conjunction(part.body.items, context, at: part.position, word: part.kind)
            return (.condition(condition), context)
        }
        let path = resolver.value(each, context, at: part.position)
        guard path != resolver.invalid else { return nil }
        if part.kind != "cap" || !part.body.items.isEmpty {
            resolver.findings.add(at: part.position, Message("rules.each_only_in_cap"))
            return nil
        }
        let type = resolver.type(of: path)
        guard resolver.namesGroup(path) else {
            resolver.findings.add(
                at: part.position,
                Message("rules.each_names_group", ["id": part.id ?? ""], phrases: ["found": resolver.phrase(type)]))
            return nil
        }
        guard case .record(let record) = type else { return (.each(path), context) }
        return (.each(path), Resolver.Context(subjects: [.record(record)], hasNomination: false))
    }
}

extension Resolver {
    /// Whether an expression reads the rule's own subject, and so has no value for the round as a whole.
    func readsSubject(_ id: ExpressionID) -> Bool {
        let operation = expressions[id].operation
        if case .countInRound = operation { return false }
        if operation.facts.contains(where: { $0.root == .subject(depth: 0) }) { return true }
        return operation.operands.contains { readsSubject($0) }
    }

    /// Whether an expression is a fact of the rule's own subject that people share: another record, a code, a text, yes or no.
    func namesGroup(_ id: ExpressionID) -> Bool {
        guard case .fact(let fact) = expressions[id].operation, readsSubject(id) else { return false }
        switch type(of: id) {
        case .record:
            if case .record = fact.end { return !fact.hops.isEmpty }
            return true
        case .code, .text, .flag: return true
        default: return false
        }
    }

    /// A list of events as a value, such as the past awards that `exclusive` looks through.
    func list(_ term: Term, _ context: Context, at fallback: SourcePosition) -> ExpressionID {
        guard case .node(let node) = term else { return value(term, context, at: fallback) }
        switch resolve(node, context) {
        case .events(let query): return add(.exists(query), .condition, at: script.nodes[node].position)
        case .value(let id): return id
        case .members, .invalid: return invalid
        }
    }
}
