// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

extension Resolver {
    /// Resolves `fact:method(…)`.
    func method(_ node: Script.Node, _ context: Context) -> Resolved {
        guard case .node(let receiver)? = node.arguments.first else { return .invalid }
        let arguments = Arguments(Array(node.arguments.dropFirst()))
        guard hasFewEnough(arguments, node) else { return .invalid }
        switch resolve(receiver, context) {
        case .invalid: return .invalid
        case .events(let query): return eventMethod(node, query, arguments, context)
        case .members(let query): return memberMethod(node, query, arguments, context)
        case .value(let id):
            if case .yearly(let element) = type(of: id), case .fact(let fact) = expressions[id].operation {
                if let resolved = yearlyMethod(node, fact, element, arguments, context) { return resolved }
            }
            return valueMethod(node, id, arguments, context)
        }
    }

    /// A decimal comma makes two arguments of one number; more arguments than a method takes are never passed over.
    private func hasFewEnough(_ arguments: Arguments, _ node: Script.Node) -> Bool {
        let most: [String: Int] = [
            "between": 2, "first_of_each": 2, "with_round": 2, "is_known": 0, "is_absent": 0, "exists": 0, "year": 0,
        ]
        let given = arguments.all.count - (arguments.options == nil ? 0 : 1)
        guard given > most[node.name] ?? 1 else { return true }
        findings.add(at: node.position, Message("rules.too_many_arguments", ["method": node.name]))
        return false
    }

    /// The arguments of a method: those before a closing table of options, and the options.
    struct Arguments {
        let all: [Term]
        init(_ all: [Term]) { self.all = all }

        subscript(index: Int) -> Term? { all.indices.contains(index) ? all[index] : nil }

        /// The first argument, unless it is the options already.
        var operand: Term? {
            guard let first = all.first else { return nil }
            if case .table(let table) = first, !table.entries.isEmpty { return nil }
            return first
        }

        /// The last argument as a table with keys.
        var options: TableTerm? {
            if case .table(let table)? = all.last, !table.entries.isEmpty { table } else { nil }
        }
    }

    private func valueMethod(
        _ node: Script.Node, _ id: ExpressionID, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        let type = type(of: id)
        let position = node.position
        switch node.name {
        case "as":
            guard case .text(let words)? = arguments[0] else { return misused(node) }
            var operand = id
            if case .flag = type { operand = add(.isTrue(id), .condition, at: position) }
            return .value(relabelled(operand, label: words, name: nil, at: position))
        case "id":
            guard case .text(let name)? = arguments[0] else { return misused(node) }
            var operand = id
            if case .flag = type { operand = add(.isTrue(id), .condition, at: position) }
            return .value(relabelled(operand, label: nil, name: name, at: position))
        case "is", "is_not": return equality(node, id, [arguments[0]], negated: node.name == "is_not", context)
        case "one_of":
            guard case .table(let table)? = arguments[0] else { return misused(node) }
            return equality(node, id, table.items, negated: false, context)
        case "is_known": return .value(add(.isKnown(id), .condition, at: position))
        case "is_absent": return .value(add(.isAbsent(id), .condition, at: position))
        case "otherwise":
            guard let term = arguments[0] else { return misused(node) }
            let other = value(term, context, at: position, as: type)
            return other == invalid ? .invalid : .value(add(.otherwise(id, other), type, at: position))
        case "at_least": return comparison(node, .atLeast, id, arguments[0], context)
        case "at_most": return comparison(node, .atMost, id, arguments[0], context)
        case "more_than", "after": return comparison(node, .moreThan, id, arguments[0], context)
        case "less_than", "before": return comparison(node, .lessThan, id, arguments[0], context)
        case "between":
            guard isComparable(type, node), let low = arguments[0], let high = arguments[1] else {
                return misused(node)
            }
            let lower = value(low, context, at: position, as: type)
            let upper = value(high, context, at: position, as: type)
            guard lower != invalid, upper != invalid, isRange(lower, upper, node) else { return .invalid }
            return .value(add(.between(id, lower, upper), .condition, at: position))
        case "year":
            guard type == .date else { return wrongReceiver(node, type) }
            return .value(add(.year(id), .number, at: position))
        case "years_until", "months_until", "months_through":
            guard type == .date, let term = arguments[0] else { return wrongReceiver(node, type) }
            let other = value(term, context, at: position, as: .date)
            guard other != invalid else { return .invalid }
            let operation: Operation =
                switch node.name {
                case "years_until": .yearsUntil(id, other)
                case "months_until": .monthsUntil(id, other)
                default: .monthsThrough(id, other)
                }
            return .value(add(operation, .number, at: position))
        case "on":
            guard case .parameter(let index, nil) = expressions[id].operation, let term = arguments[0] else {
                return wrongReceiver(node, type)
            }
            let date = value(term, context, at: position, as: .date)
            return date == invalid ? .invalid : .value(add(.parameter(index, on: date), type, at: position))
        default: return wrongReceiver(node, type)
        }
    }

    private func relabelled(
        _ id: ExpressionID, label: String?, name: String?, at position: SourcePosition
    ) -> ExpressionID {
        let old = expressions[id]
        return add(
            old.operation, old.type, at: old.position == .nowhere ? position : old.position, label: label ?? old.label,
            name: name ?? old.name)
    }

    private func equality(
        _ node: Script.Node, _ id: ExpressionID, _ terms: [Term?], negated: Bool, _ context: Context
    ) -> Resolved {
        var type = type(of: id)
        if case .set(let element) = type { type = element }
        if type == .condition {
            findings.add(at: node.position, Message("rules.condition_compared"))
            return .invalid
        }
        let terms = terms.compactMap { $0 }
        guard !terms.isEmpty else { return misused(node) }
        if type == .flag, terms.count == 1, case .boolean(let wanted) = terms[0] {
            let condition = add(.isTrue(id), .condition, at: node.position)
            return .value(wanted != negated ? condition : add(.none([condition]), .condition, at: node.position))
        }
        let values = terms.map { value($0, context, at: node.position, as: type) }
        guard !values.contains(invalid) else { return .invalid }
        return .value(add(.isOneOf(id, values, negated: negated), .condition, at: node.position))
    }

    private func comparison(
        _ node: Script.Node, _ relation: Comparison, _ id: ExpressionID, _ term: Term?, _ context: Context
    ) -> Resolved {
        let type = type(of: id)
        guard isComparable(type, node) else { return .invalid }
        guard let term else { return misused(node) }
        let other = value(term, context, at: node.position, as: type)
        guard other != invalid else { return .invalid }
        if case .memberShare = expressions[id].operation {
            guard isShare(other, at: node.position) else { return .invalid }
        }
        return .value(add(.compare(relation, id, other), .condition, at: node.position))
    }

    func isComparable(_ type: ValueType, _ node: Script.Node) -> Bool {
        if type.isComparable(orderedLists: orderedLists) { return true }
        if case .code(let list) = type {
            findings.add(
                at: node.position,
                Message("rules.unordered_codes", ["list": schema.codeLists[list].id, "method": node.name]))
        } else {
            _ = wrongReceiver(node, type)
        }
        return false
    }

    func wrongReceiver(_ node: Script.Node, _ type: ValueType) -> Resolved {
        var advice: Message?
        if case .yearly = type { advice = Message("rules.ask_a_year") }
        findings.add(
            at: node.position,
            Message("rules.method_not_for_type", ["method": node.name], phrases: ["type": phrase(type)]),
            advice: advice)
        return .invalid
    }

    func misused(_ node: Script.Node) -> Resolved {
        // An argument that was itself a mistake has been reported.
        if !node.arguments.contains(.poison) {
            findings.add(at: node.position, Message("rules.wrong_arguments", ["method": node.name]))
        }
        return .invalid
    }

    // MARK: Yearly values

    /// Resolves the methods of yearly facts; nil for those that every value has.
    private func yearlyMethod(
        _ node: Script.Node, _ fact: Fact, _ element: ValueType, _ arguments: Arguments, _ context: Context
    ) -> Resolved? {
        let position = node.position
        switch node.name {
        case "in_year":
            guard let term = arguments[0] else { return misused(node) }
            let year = number(term, context, at: position)
            return year == invalid ? .invalid : .value(add(.inYear(fact, year), element, at: position))
        case "streak", "count":
            guard let (test, options) = yearTest(node, element, arguments, context) else { return .invalid }
            checkOptions(options, ["ending", "since", "years", "at_least"], node)
            let since = options["since"].map { value($0, context, at: position, as: .date) }
            if since == invalid { return .invalid }
            if node.name == "count" {
                let years = options["years"].map { number($0, context, at: position) }
                return years == invalid
                    ? .invalid
                    : .value(add(.yearCount(fact, test, years: years, since: since), .number, at: position))
            }
            let endings = endingYears(options["ending"], context, at: position)
            guard !endings.contains(invalid) else { return .invalid }
            return .value(add(.yearStreak(fact, test, endings: endings, since: since), .number, at: position))
        case "is_known", "is_absent", "as", "id": return nil
        default: return wrongReceiver(node, .yearly(element))
        }
    }

    private func yearTest(
        _ node: Script.Node, _ element: ValueType, _ arguments: Arguments, _ context: Context
    ) -> (YearTest, TableTerm)? {
        let options = arguments.options ?? TableTerm()
        if let term = options["at_least"] {
            guard isComparable(element, node) else { return nil }
            let least = value(term, context, at: node.position, as: element)
            return least == invalid ? nil : (.atLeast(least), options)
        }
        guard let term = arguments[0] else {
            _ = misused(node)
            return nil
        }
        let wanted = value(term, context, at: node.position, as: element)
        return wanted == invalid ? nil : (.equals(wanted), options)
    }

    /// The years in which a streak may end: the round's own when nothing is said.
    func endingYears(_ term: Term?, _ context: Context, at position: SourcePosition) -> [ExpressionID] {
        switch term {
        case nil:
            guard let record = schema.recordIndex("round"),
                let field = schema.records[record].fieldIndex("year")
            else { return [invalid] }
            let fact = Fact(root: .round, hops: [], end: .field(record: record, field: field))
            return [add(.fact(fact), .number, at: position)]
        case .table(let table)?: return table.items.map { number($0, context, at: position) }
        case let term?: return [number(term, context, at: position)]
        }
    }

    func checkOptions(_ options: TableTerm?, _ known: [String], _ node: Script.Node) {
        for entry in options?.entries ?? [] where !known.contains(entry.key) {
            findings.add(
                at: node.position,
                Message("rules.unknown_option", ["key": entry.key, "method": node.name]),
                advice: nearest(to: entry.key, in: known).map { Message("rules.did_you_mean", ["name": $0]) })
        }
    }
}
