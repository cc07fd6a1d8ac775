// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records
import Rules

extension Evaluator {
    /// What must be said of histories that are shorter than a rule asks for.
    ///
    /// A history begins with the first year that was delivered, so a streak of three years over a workbook of two fails for
    /// everybody: nobody should have to find that out from the list.
    public var historyWarnings: [Diagnostic] {
        rulebook.expressions.compactMap { expression in
            guard case .compare(let relation, let streak, let threshold) = expression.operation,
                relation == .atLeast || relation == .moreThan,
                case .yearStreak(let fact, _, let endings, _) = underlying(streak),
                case .field(let record, let field) = fact.end,
                case .yearly(let yearly) = records.tables[record].fields[field], let first = yearly.years.first,
                columns.reaches[threshold].isGlobal,
                let needed = rows.number(threshold, .anyone).exact?.floor.map({ Int($0) })
            else { return nil }
            let last = endings.compactMap { rows.number($0, .anyone).exact?.floor }.map { Int($0) }.max()
            let years = relation == .moreThan ? needed + 1 : needed
            guard let last, last - years + 1 < first else { return nil }
            let title = records.schema.records[record].fields[field].title
            return Diagnostic(
                .warning, at: .file(expression.position.file, line: expression.position.line),
                Message(
                    "rounds.short_history",
                    [
                        "field": title, "years": String(years), "first": String(first),
                        "needed": String(last - years + 1),
                    ]))
        }
    }

    /// The operation of an expression, seen through a definition that names it.
    private func underlying(_ id: ExpressionID) -> Operation {
        let operation = rulebook.expressions[id].operation
        guard case .fact(let fact) = operation, case .definition(let index) = fact.end else { return operation }
        return rulebook.expressions[rulebook.definitions[index].expression].operation
    }
}
