// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// Puts rules into sentences: a condition's own words where the pack gives some, else words made from the schema's titles.
public struct Prose: Sendable {
    let rulebook: Rulebook
    /// The language of the sentences.
    public let language: Language

    /// Makes sentences of a rulebook in a language.
    public init(_ rulebook: Rulebook, _ language: Language) {
        self.rulebook = rulebook
        self.language = language
    }

    private var schema: Schema { rulebook.schema }

    func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("prose." + key, arguments).text(in: language)
    }

    // MARK: Citations and values

    /// A citation with the short name of its source: "Điều 74 khoản 1 điểm d, Luật Thi đua, khen thưởng (06/2022/QH15)".
    public func citation(_ citation: Citation?) -> String {
        guard let citation else { return "" }
        guard let source = rulebook.sources.first(where: { $0.id == citation.source }) else { return citation.text }
        let number = source.number.hasPrefix("(") ? source.number : "(\(source.number))"
        let name = source.number.isEmpty ? source.title : "\(source.title) \(number)"
        return citation.text.isEmpty ? name : "\(citation.text), \(name)"
    }

    /// A number as the language writes it: "3,45", or a fraction where no short decimal is exact.
    public func number(_ value: Rational) -> String {
        guard value.isFinite else { return value.numerator > 0 ? "∞" : "-∞" }
        let text = value.decimalText(separator: language == .vietnamese ? "," : ".")
        return text ?? "\(value.numerator)/\(value.denominator)"
    }

    /// A day as the language writes it.
    public func date(_ date: CalendarDate) -> String {
        if date == .open { return say("open") }
        return language == .vietnamese ? date.vietnamese : date.description
    }

    /// A known value of a type: the code's title, the date, the number.
    public func value(_ value: Rational, _ type: ValueType) -> String {
        switch type {
        case .code(let list):
            guard let place = value.floor, schema.codeLists[list].codes.indices.contains(Int(place)) else { return "?" }
            return schema.codeLists[list].codes[Int(place)].title
        case .date:
            guard let day = value.floor, let number = Int32(exactly: day) else { return number(value) }
            return date(CalendarDate(day: number))
        default: return number(value)
        }
    }

    /// A constant.
    public func constant(_ constant: Constant) -> String {
        switch constant {
        case .number(let value): number(value)
        case .date(let value): date(value)
        case .code(let list, let place): schema.codeLists[list].codes[place].title
        case .text(let text): text
        case .truth(let value): say(value ? "yes" : "no")
        }
    }

    /// The words for a fact: the field's title, and behind it how it is reached.
    public func fact(_ fact: Fact) -> String {
        var titles: [String] = fact.hops.map { hop in
            switch hop {
            case .field(let record, let field): schema.records[record].fields[field].title
            case .eventField(let record, let field, let item): eventItem(record, field, item).title
            }
        }
        switch fact.end {
        case .record(let record): titles.append(titles.isEmpty ? schema.records[record].title : "")
        case .field(let record, let field): titles.append(schema.records[record].fields[field].title)
        case .eventField(let record, let field, let item): titles.append(eventItem(record, field, item).title)
        case .definition(let index): titles.append(rulebook.definitions[index].title)
        case .members(let record, _): titles.append(schema.records[record].title)
        }
        titles.removeAll(where: \.isEmpty)
        guard let last = titles.last else { return "" }
        return titles.count == 1 ? last : "\(last) (\(titles.dropLast().joined(separator: " – ")))"
    }

    private func eventItem(_ record: Int, _ field: Int, _ item: Int) -> Field {
        if case .events(let items) = schema.records[record].fields[field].type { return items[item] }
        return schema.records[record].fields[field]
    }

    // MARK: Expressions

    /// The words for an expression.
    public func words(_ id: ExpressionID) -> String {
        let expression = rulebook.expressions[id]
        if let label = expression.label { return label }
        switch expression.operation {
        case .constant(let constant): return self.constant(constant)
        case .parameter(let index, _): return rulebook.parameters[index].title
        case .fact(let fact): return self.fact(fact)
        case .all(let list): return list.count == 1 ? words(list[0]) : combination("all", list)
        case .any(let list): return list.count == 1 ? words(list[0]) : combination("any", list)
        case .none(let list): return list.count == 1 ? say("not", ["a": words(list[0])]) : combination("none", list)
        case .atLeastOf(let count, let list):
            return say("at_least_of", ["n": words(count), "list": listed(list)])
        case .isTrue(let a): return words(a)
        case .compare(let relation, let a, let b):
            return say("compare.\(relation.rawValue)", ["a": words(a), "b": operand(b, like: a)])
        case .between(let a, let low, let high):
            return say("between", ["a": words(a), "b": operand(low, like: a), "c": operand(high, like: a)])
        case .isOneOf(let a, let values, let negated):
            let list = values.map { operand($0, like: a) }.joined(separator: say("or"))
            return say(negated ? "is_not" : "is", ["a": words(a), "b": list])
        case .isKnown(let a): return say("is_known", ["a": words(a)])
        case .isAbsent(let a): return say("is_absent", ["a": words(a)])
        case .exists(let query): return say("exists", ["a": events(query)])
        case .every(let query, let condition): return say("every", ["a": members(query), "b": words(condition)])
        case .some(let query, let condition): return say("some", ["a": members(query), "b": words(condition)])
        case .result(let kind, let award, _):
            return say("result.\(kind.rawValue)", ["a": rulebook.awards[award].title])
        default: return valueWords(expression.operation)
        }
    }

    /// The words for how many there are of what a condition looks for: "number of initiatives" for "there is an initiative".
    public func counted(_ id: ExpressionID) -> String {
        switch rulebook.expressions[id].operation {
        case .exists(let query): say("count", ["a": events(query)])
        case .some(let query, let condition): say("member_count", ["a": members(query), "b": words(condition)])
        default: words(id)
        }
    }

    private func valueWords(_ operation: Operation) -> String {
        switch operation {
        case .check(let call), .compute(let call, _): return call.text
        case .otherwise(let a, let b): return say("otherwise", ["a": words(a), "b": words(b)])
        case .arithmetic(let sign, let a, let b): return arithmetic(sign, a, b)
        case .minimum(let list): return say("minimum", ["list": listed(list)])
        case .maximum(let list): return say("maximum", ["list": listed(list)])
        case .clamp(let a, _, _): return words(a)
        case .points(let a, _): return say("points", ["a": words(a)])
        case .when(let condition, let a, let b):
            return say("when", ["a": words(condition), "b": words(a), "c": words(b)])
        case .rounded(_, let a): return words(a)
        case .share(let share, let base, _, _): return say("share", ["a": percentage(share), "b": words(base)])
        case .countInRound(let record, let condition):
            return say("count_in_round", ["a": schema.records[record].title, "b": words(condition)])
        case .year(let a): return say("year", ["a": words(a)])
        case .yearsUntil(let a, let b): return say("years_until", ["a": words(a), "b": words(b)])
        case .monthsUntil(let a, let b): return say("months_until", ["a": words(a), "b": words(b)])
        case .monthsThrough(let a, let b): return say("months_through", ["a": words(a), "b": words(b)])
        case .inYear(let fact, let year): return say("in_year", ["a": self.fact(fact), "b": words(year)])
        case .yearStreak(let fact, let test, _, _):
            return say("streak", ["a": yearTest(fact, test)])
        case .yearCount(let fact, let test, _, _): return say("year_count", ["a": yearTest(fact, test)])
        case .eventCount(let query): return say("count", ["a": events(query)])
        case .eventSum(let query, let item):
            return say("sum", ["a": itemTitle(query, item), "b": events(query)])
        case .eventLatest(let query, let item, _):
            return say("latest", ["a": itemTitle(query, item), "b": events(query)])
        case .eventStreak(let query, _, _, _): return say("event_streak", ["a": events(query)])
        case .eventCountDistinct(let query, let item):
            return say("count_distinct", ["a": itemTitle(query, item), "b": events(query)])
        case .unbroken(let query, _, _, _, _): return say("unbroken", ["a": events(query)])
        case .spellDays(let query, _, _, let year): return say("days", ["a": events(query), "b": words(year)])
        case .memberCount(let query, let condition):
            guard let condition else { return say("count", ["a": members(query)]) }
            return say("member_count", ["a": members(query), "b": words(condition)])
        case .memberShare(let query, let condition):
            return say("member_share", ["a": members(query), "b": words(condition)])
        case .memberSum(let query, let value): return say("sum", ["a": words(value), "b": members(query)])
        case .memberAverage(let query, let value): return say("average", ["a": words(value), "b": members(query)])
        default: return ""
        }
    }

    private func combination(_ key: String, _ list: [ExpressionID]) -> String {
        say(key, ["list": listed(list)])
    }

    private func listed(_ list: [ExpressionID]) -> String { list.map { words($0) }.joined(separator: "; ") }

    /// The other side of a comparison; a code's title stands in quotes.
    private func operand(_ id: ExpressionID, like other: ExpressionID) -> String {
        if case .constant(.code) = rulebook.expressions[id].operation { return "“\(words(id))”" }
        if rulebook.expressions[id].type == .number, rulebook.expressions[other].type == .number {
            return isShare(other) ? percentage(id) : words(id)
        }
        return words(id)
    }

    private func isShare(_ id: ExpressionID) -> Bool {
        if case .memberShare = rulebook.expressions[id].operation { true } else { false }
    }

    /// A number below one as a percentage.
    func percentage(_ id: ExpressionID) -> String {
        switch rulebook.expressions[id].operation {
        case .constant(.number(let value)):
            guard let percent = value.multiplied(by: Rational(100)) else { return number(value) }
            return "\(number(percent)) %"
        case .arithmetic(.divide, let a, let b):
            if case .constant(.number(Rational(100))) = rulebook.expressions[b].operation {
                let unit = "%"
                return words(a).hasSuffix(unit) ? words(a) : "\(words(a)) (\(unit))"
            }
            return words(id)
        default: return words(id)
        }
    }

    private func arithmetic(_ sign: Arithmetic, _ a: ExpressionID, _ b: ExpressionID) -> String {
        if sign == .divide { return percentage(a) == words(a) ? "\(words(a)) ÷ \(words(b))" : words(a) }
        if sign == .multiply { return "\(percentageOrWords(a)) × \(percentageOrWords(b))" }
        return "\(words(a)) \(sign == .add ? "+" : "−") \(words(b))"
    }

    private func percentageOrWords(_ id: ExpressionID) -> String {
        if case .arithmetic(.divide, _, _) = rulebook.expressions[id].operation { return percentage(id) }
        return words(id)
    }

    private func yearTest(_ fact: Fact, _ test: YearTest) -> String {
        switch test {
        case .equals(let value): say("is", ["a": self.fact(fact), "b": "“\(words(value))”"])
        case .atLeast(let value): say("compare.atLeast", ["a": self.fact(fact), "b": "“\(words(value))”"])
        }
    }

    private func members(_ query: MemberQuery) -> String {
        let name = fact(query.source)
        return query.among.map { say("among", ["a": name, "b": words($0)]) } ?? name
    }

    private func itemTitle(_ query: EventQuery, _ item: Int) -> String {
        guard case .field(let record, let field) = query.source.end else { return "" }
        return eventItem(record, field, item).title
    }

    private func events(_ query: EventQuery) -> String {
        var text = fact(query.source)
        for filter in query.filters {
            switch filter {
            case .matching(let condition): text = say("where", ["a": text, "b": words(condition)])
            case .within(let years, _): text = say("within", ["a": text, "b": words(years)])
            case .since(let date, _): text = say("since", ["a": text, "b": words(date)])
            case .firstOfEach(let item, _): text = say("first_of_each", ["a": text, "b": itemTitle(query, item)])
            case .withRound: text = say("with_round", ["a": text])
            }
        }
        return text
    }
}
