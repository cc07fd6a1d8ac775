// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

extension Resolver {
    /// Resolves a word of the vocabulary applied to something: `all {…}`, `points(…)`, `awarded "x"`.
    func call(_ node: Script.Node, _ context: Context) -> Resolved {
        let position = node.position
        switch node.name {
        case "all", "any", "none", "at_least_of": return combination(node, context)
        case "eligible", "awarded": return result(node, context)
        case "check", "compute": return scripted(node, context)
        case "min", "max":
            guard !node.arguments.isEmpty else { return misused(node) }
            let values = node.arguments.map { number($0, context, at: position) }
            guard !values.contains(invalid) else { return .invalid }
            return .value(add(node.name == "min" ? .minimum(values) : .maximum(values), .number, at: position))
        case "clamp":
            guard node.arguments.count == 3 else { return misused(node) }
            let values = node.arguments.map { number($0, context, at: position) }
            guard !values.contains(invalid) else { return .invalid }
            return .value(add(.clamp(values[0], values[1], values[2]), .number, at: position))
        case "points": return points(node, context)
        case "when":
            guard node.arguments.count == 3 else { return misused(node) }
            let condition = condition(node.arguments[0], context, at: position)
            let first = value(node.arguments[1], context, at: position)
            guard condition != invalid, first != invalid else { return .invalid }
            let second = value(node.arguments[2], context, at: position, as: type(of: first))
            guard second != invalid else { return .invalid }
            return .value(add(.when(condition, first, second), type(of: first), at: position))
        case "percent":
            guard node.arguments.count == 1 else { return misused(node) }
            let share = number(node.arguments[0], context, at: position)
            guard share != invalid else { return .invalid }
            let hundred = add(.constant(.number(Rational(100))), .number, at: position)
            return .value(arithmetic(.divide, share, hundred, at: position))
        case "ratio":
            guard node.arguments.count == 2 else { return misused(node) }
            let parts = node.arguments.map { number($0, context, at: position) }
            guard !parts.contains(invalid) else { return .invalid }
            return .value(arithmetic(.divide, parts[0], parts[1], at: position))
        case "round_up", "round_down", "round_half_up":
            guard node.arguments.count == 1, let mode = Rounding(rawValue: String(node.name.dropFirst(6))) else {
                return misused(node)
            }
            let operand = number(node.arguments[0], context, at: position)
            return operand == invalid ? .invalid : .value(add(.rounded(mode, operand), .number, at: position))
        case "share": return share(node, context)
        default: return .invalid
        }
    }

    private func combination(_ node: Script.Node, _ context: Context) -> Resolved {
        var arguments = node.arguments
        var count = invalid
        if node.name == "at_least_of" {
            guard arguments.count == 2 else { return misused(node) }
            count = number(arguments.removeFirst(), context, at: node.position)
        }
        guard arguments.count == 1, case .table(let table) = arguments[0] else { return misused(node) }
        if let entry = table.entries.first {
            findings.add(at: node.position, Message("rules.unknown_option", ["key": entry.key, "method": node.name]))
        }
        let list = conditions(table.items, context, at: node.position, word: node.name)
        guard !list.isEmpty, !list.contains(invalid) else { return .invalid }
        switch node.name {
        case "all": return .value(add(.all(list), .condition, at: node.position))
        case "any": return .value(add(.any(list), .condition, at: node.position))
        case "none": return .value(add(.none(list), .condition, at: node.position))
        default:
            guard count != invalid, canCount(count, of: list.count, node) else { return .invalid }
            return .value(add(.atLeastOf(count, list), .condition, at: node.position))
        }
    }

    private func result(_ node: Script.Node, _ context: Context) -> Resolved {
        guard case .text(let id)? = node.arguments.first, let kind = ResultKind(rawValue: node.name) else {
            return misused(node)
        }
        guard let award = awards.firstIndex(where: { $0.id == id }) else {
            findings.unknown("rules.unknown_award", id, among: awards.map(\.id), at: node.position)
            return .invalid
        }
        let options = Arguments(node.arguments).options
        checkOptions(options, ["of"], node)
        let wanted = awards[award].record
        if let term = options?["of"] {
            let subject = value(term, context, at: node.position)
            guard subject != invalid else { return .invalid }
            guard case .fact(let fact) = expressions[subject].operation, type(of: subject) == .record(wanted) else {
                findings.add(
                    at: node.position,
                    Message("rules.award_subject", ["award": id, "record": schema.records[wanted].name]))
                return .invalid
            }
            return .value(add(.result(kind, award: award, of: record(of: fact)), .condition, at: node.position))
        }
        let depth = context.subjects.lastIndex { if case .record = $0 { true } else { false } }
        guard let depth, context.subjects[depth] == .record(wanted) else {
            findings.add(
                at: node.position,
                Message("rules.award_subject", ["award": id, "record": schema.records[wanted].name]))
            return .invalid
        }
        let fact = Fact(root: .subject(depth: depth), hops: [], end: .record(wanted))
        return .value(add(.result(kind, award: award, of: fact), .condition, at: node.position))
    }

    /// A path that ends in a reference, taken one step further: to the record itself.
    private func record(of fact: Fact) -> Fact {
        let hop: Fact.Hop
        let type: FieldType
        switch fact.end {
        case .field(let record, let field):
            hop = .field(record: record, field: field)
            type = schema.records[record].fields[field].type
        case .eventField(let record, let field, let item):
            hop = .eventField(record: record, field: field, item: item)
            type = eventItems(record, field)[item].type
        default: return fact
        }
        guard case .reference(let target) = type, let record = schema.recordIndex(target) else { return fact }
        return Fact(root: fact.root, hops: fact.hops + [hop], end: .record(record))
    }

    private func scripted(_ node: Script.Node, _ context: Context) -> Resolved {
        guard case .text(let text)? = node.arguments.first, node.arguments.count >= 2,
            case .integer(let function) = node.arguments[1]
        else { return misused(node) }
        guard case .record(let record)? = context.subjects.first else { return .invalid }
        let call = ScriptCall(function: Int(function), text: text, record: record)
        if node.name == "check" { return .value(add(.check(call), .condition, at: node.position, label: text)) }
        var decimals = 0
        if case .table(let options)? = node.arguments.last {
            checkOptions(options, ["decimals"], node)
            if case .integer(let places)? = options["decimals"], (0...ExactDecimal.places).contains(Int(places)) {
                decimals = Int(places)
            } else if options["decimals"] != nil {
                return misused(node)
            }
        }
        return .value(add(.compute(call, decimals: decimals), .number, at: node.position, label: text))
    }

    private func points(_ node: Script.Node, _ context: Context) -> Resolved {
        guard node.arguments.count == 2, case .table(let table) = node.arguments[1], !table.entries.isEmpty else {
            return misused(node)
        }
        let fact = value(node.arguments[0], context, at: node.position)
        guard fact != invalid else { return .invalid }
        guard case .code(let list) = type(of: fact) else { return wrongReceiver(node, type(of: fact)) }
        let codes = schema.codeLists[list]
        var rows: [CodePoints] = []
        for entry in table.entries {
            guard let code = codes.index(of: entry.key) else {
                findings.unknown("rules.unknown_code", entry.key, among: codes.codes.map(\.code), at: node.position)
                return .invalid
            }
            let points = number(entry.value, context, at: node.position)
            guard points != invalid else { return .invalid }
            rows.append(CodePoints(code: code, points: points))
        }
        return .value(add(.points(fact, rows.sorted { $0.code < $1.code }), .number, at: node.position))
    }

    /// `share(percent(15), { of = …, round = "down", minimum = 1 })`.
    private func share(_ node: Script.Node, _ context: Context) -> Resolved {
        guard node.arguments.count == 2, case .table(let options) = node.arguments[1], let of = options["of"] else {
            return misused(node)
        }
        checkOptions(options, ["of", "round", "minimum"], node)
        let share = number(node.arguments[0], context, at: node.position)
        let base = shareBase(of, context, at: node.position)
        let minimum = options["minimum"].map { number($0, context, at: node.position) }
        guard let rounding = rounding(options["round"], or: .down, at: node.position) else { return .invalid }
        guard share != invalid, base != invalid, minimum != invalid, isShare(share, at: node.position) else {
            return .invalid
        }
        return .value(
            add(.share(share, of: base, rounding: rounding, minimum: minimum), .number, at: node.position))
    }

    /// What a share is of: a number, or a condition counted over the subjects of the round.
    func shareBase(_ term: Term, _ context: Context, at position: SourcePosition) -> ExpressionID {
        guard case .node(let node) = term else { return number(term, context, at: position) }
        var context = context
        let written = script.nodes[node]
        // A result speaks of its own award's subjects, whatever the quota is for.
        if written.kind == .call, ["awarded", "eligible"].contains(written.name),
            case .text(let id)? = written.arguments.first, let award = awards.first(where: { $0.id == id })
        {
            context = Context(subjects: [.record(award.record)], hasNomination: false)
        }
        let id = value(term, context, at: position)
        guard id != invalid else { return invalid }
        switch type(of: id) {
        case .number: return id
        case .condition, .flag:
            guard case .record(let record)? = context.subjects.first else { return invalid }
            let counted = type(of: id) == .flag ? add(.isTrue(id), .condition, at: position) : id
            return add(.countInRound(record: record, counted), .number, at: position)
        case let other:
            findings.add(
                at: position,
                Message("rules.unlike_types", phrases: ["found": phrase(other), "expected": phrase(.number)]))
            return invalid
        }
    }

    func rounding(_ term: Term?, or fallback: Rounding, at position: SourcePosition) -> Rounding? {
        switch term {
        case nil: return fallback
        case .text(let text)?:
            if let mode = Rounding(rawValue: text) { return mode }
            fallthrough
        default:
            findings.add(at: position, Message("rules.bad_rounding", ["value": term.map(termWord) ?? ""]))
            return nil
        }
    }
}
