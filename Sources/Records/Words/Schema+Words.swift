// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// Writes everything that the schema says of records; where in a rule file it says so is left out.
    ///
    /// Two schemas have the same words only if they are read and stored alike.
    package func write(to words: inout WordWriter) {
        words.write(codeLists.count)
        for list in codeLists { list.write(to: &words) }
        words.write(records.count)
        for record in records {
            words.write(record.name)
            words.write(record.title)
            words.write(record.sheets)
            words.write(record.fields.count)
            for field in record.fields { field.write(to: &words) }
        }
    }
}

extension CodeList {
    /// Writes what the list says.
    package func write(to words: inout WordWriter) {
        words.write(id)
        words.write(isOrdered)
        words.write(codes.map(\.code))
        words.write(codes.map(\.title))
    }
}

extension Field {
    fileprivate func write(to words: inout WordWriter) {
        words.write(name)
        words.write(title)
        type.write(to: &words)
        words.write(isKey)
        for bound in [range.least, range.greatest] {
            words.write((bound?.numerator).map { Int($0) })
            words.write((bound?.denominator).map { Int($0) })
        }
        switch blank {
        case .unknown: words.write(0)
        case .absent: words.write(1)
        case .open: words.write(2)
        case .value(let cell):
            words.write(3)
            cell.write(to: &words)
        }
        words.write(columns)
        words.write(sheets)
        words.write(inverse != nil)
        words.write(inverse ?? "")
        switch change {
        case .never: words.write(0)
        case .later: words.write(1)
        case .now: words.write(2)
        }
    }
}

extension FieldType {
    fileprivate func write(to words: inout WordWriter) {
        switch self {
        case .text: words.write(0)
        case .flag: words.write(1)
        case .integer: words.write(2)
        case .decimal: words.write(3)
        case .date: words.write(4)
        case .code(let list):
            words.write(5)
            words.write(list)
        case .reference(let record):
            words.write(6)
            words.write(record)
        case .set(let type):
            words.write(7)
            type.write(to: &words)
        case .yearly(let type):
            words.write(8)
            type.write(to: &words)
        case .events(let fields):
            words.write(9)
            words.write(fields.count)
            for field in fields { field.write(to: &words) }
        }
    }
}

extension Cell {
    /// Writes the cell.
    package func write(to words: inout WordWriter) {
        switch self {
        case .blank: words.write(0)
        case .unknown: words.write(1)
        case .absent: words.write(2)
        case .text(let text):
            words.write(3)
            words.write(text)
        case .flag(let flag):
            words.write(4)
            words.write(flag)
        case .integer(let number):
            words.write(5)
            words.write(Int(number))
        case .decimal(let number):
            words.write(6)
            words.write(Int(number))
        case .date(let date):
            words.write(7)
            words.write(Int(date.day))
        case .code(let place):
            words.write(8)
            words.write(place)
        case .reference(let key):
            words.write(9)
            words.write(key)
        case .row(let row):
            words.write(10)
            words.write(row)
        case .set(let cells):
            words.write(11)
            words.write(cells.count)
            for cell in cells { cell.write(to: &words) }
        }
    }
}
