// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Reads `parameter` declarations: title, unit, range, type and dated values.
struct ParameterReader {
    let schema: Schema

    func read(_ declarations: [Script.Declaration], _ findings: inout Findings) -> [Parameter] {
        declarations.map { read($0, &findings) }
    }

    private func read(_ declaration: Script.Declaration, _ findings: inout Findings) -> Parameter {
        if !isName(declaration.id) {
            findings.add(at: declaration.position, Message("rules.bad_name", ["name": declaration.id]))
        }
        var reader = BodyReader(
            word: "parameter", id: declaration.id, body: declaration.table, position: declaration.position)
        let title = reader.text("title", &findings) ?? declaration.id
        let unit = reader.text("unit", &findings)
        var least: Rational?
        var greatest: Rational?
        if let range = reader.term("range") {
            if case .table(let table) = range, table.items.count == 2 {
                (least, greatest) = (Rational(literal: table.items[0]), Rational(literal: table.items[1]))
            } else {
                reader.wrong("range", "{ a, b }", &findings)
            }
        }
        let type = type(reader.term("type"), reader, &findings)
        for key in ["note", "basis"] { _ = reader.term(key) }
        _ = reader.term("remove")
        reader.finish(&findings)
        var parameter = Parameter(
            id: declaration.id, title: title, unit: unit, type: type, least: least, greatest: greatest, versions: [],
            position: declaration.position)
        for item in declaration.table.items {
            if let version = version(item, of: parameter, &findings) { parameter.versions.append(version) }
        }
        parameter.versions.sort { $0.from < $1.from }
        for (earlier, later) in zip(parameter.versions, parameter.versions.dropFirst())
        where earlier.from == later.from || earlier.through.map({ $0 >= later.from }) ?? false {
            findings.add(
                at: declaration.position,
                Message("rules.overlapping_dates", ["id": declaration.id, "date": later.from.description]))
        }
        return parameter
    }

    private func type(_ term: Term?, _ reader: BodyReader, _ findings: inout Findings) -> ValueType {
        switch term {
        case nil, .poison?: return .number
        case .type(.integer)?, .type(.decimal)?: return .number
        case .type(.flag)?: return .flag
        case .type(.date)?: return .date
        case .type(.text)?: return .text
        case .type(.namedCodes(let name))?:
            if let list = schema.codeLists.firstIndex(where: { $0.id == name }) { return .code(list: list) }
            findings.unknown("rules.unknown_codes", name, among: schema.codeLists.map(\.id), at: reader.position)
        case .type(.listedCodes)?:
            let id = SchemaReader.listID(ofParameter: reader.id)
            if let list = schema.codeLists.firstIndex(where: { $0.id == id }) { return .code(list: list) }
        default: reader.wrong("type", "one_of, flag, date, integer, decimal, text", &findings)
        }
        return .number
    }

    private func version(_ term: Term, of parameter: Parameter, _ findings: inout Findings) -> Parameter.Version? {
        guard case .table(let table) = term else {
            if term != .poison {
                findings.add(at: parameter.position, Message("rules.bad_version", ["id": parameter.id]))
            }
            return nil
        }
        var reader = BodyReader(word: "parameter", id: parameter.id, body: table, position: parameter.position)
        let from = reader.date("from", &findings)
        let through = reader.date("through", &findings)
        let basis = reader.citation("basis", &findings)
        let status = reader.choice("status", ["assumed", "confirmed"], &findings)
        let value = reader.term("value")
        _ = reader.text("note", &findings)
        reader.finish(&findings)
        guard let from else {
            findings.add(
                at: parameter.position,
                Message("rules.missing_key", ["key": "from", "word": "parameter", "id": parameter.id]))
            return nil
        }
        guard let value, let constant = constant(value, of: parameter, &findings) else {
            if value == nil {
                findings.add(
                    at: parameter.position,
                    Message("rules.missing_key", ["key": "value", "word": "parameter", "id": parameter.id]))
            }
            return nil
        }
        if let through, through < from {
            findings.add(
                at: parameter.position,
                Message(
                    "rules.period_reversed",
                    [
                        "word": "parameter", "id": parameter.id, "from": from.description,
                        "through": through.description,
                    ]))
        }
        // A number without a status is nobody's confirmed number.
        return Parameter.Version(
            from: from, through: through, value: constant, basis: basis,
            status: status == "confirmed" ? .confirmed : .assumed, position: parameter.position)
    }

    private func constant(_ term: Term, of parameter: Parameter, _ findings: inout Findings) -> Constant? {
        if let constant = parameter.constant(term, schema) {
            if let problem = parameter.rangeProblem(constant) {
                findings.add(at: parameter.position, problem)
                return nil
            }
            return constant
        }
        if term == .poison { return nil }
        if case .code(let list) = parameter.type, case .text(let text) = term {
            findings.unknown(
                "rules.unknown_code", text, among: schema.codeLists[list].codes.map(\.code), at: parameter.position)
            return nil
        }
        var problem = ValueProblem(Message("rules.bad_parameter_value", ["id": parameter.id]))
        if case .text(let text) = term {
            // A text says what it was meant for; a number in quotes is only of the wrong type.
            do throws(ValueProblem) { _ = try parameter.value(.text(text), schema) } catch { problem = error }
        }
        findings.add(at: parameter.position, problem.message, advice: problem.advice)
        return nil
    }
}

extension Parameter {
    /// A value as a script wrote it, read as this parameter's type; nil when it is of another.
    func constant(_ term: Term, _ schema: Schema) -> Constant? {
        switch (type, term) {
        case (.number, _): Rational(literal: term).map { .number($0) }
        case (.flag, .boolean(let value)): .truth(value)
        case (.date, .text(let text)): CalendarDate(iso: text).map { .date($0) }
        case (.text, .text(let text)): .text(text)
        case (.code(let list), .text(let text)): schema.codeLists[list].index(of: text).map { .code(list: list, $0) }
        default: nil
        }
    }

    /// What is wrong with a value that lies outside the range, if it does.
    func rangeProblem(_ value: Constant) -> Message? {
        guard case .number(let number) = value else { return nil }
        let isBelow = least.map { number < $0 } ?? false
        let isAbove = greatest.map { number > $0 } ?? false
        guard isBelow || isAbove else { return nil }
        return Message(
            "rules.parameter_range",
            [
                "id": id, "value": number.description, "least": least?.description ?? "-∞",
                "greatest": greatest?.description ?? "+∞",
            ])
    }
}
