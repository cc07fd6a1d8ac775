// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkbookWriter

/// The many ways in which people write one thing. Which way is taken depends on the row's number alone.
extension CellValue {
    static func whole(_ number: Int?) -> CellValue {
        number.flatMap { CellNumber($0) }.map { .number($0) } ?? .blank
    }

    /// Text, or nothing for an empty one.
    static func words(_ text: String) -> CellValue { text.isEmpty ? .blank : .text(text) }

    /// Hundredths as a number, now and then as text with a comma.
    static func points(_ hundredths: Int, _ row: Int) -> CellValue {
        let fraction = hundredths % 100
        let digits =
            fraction == 0 ? "" : fraction % 10 == 0 ? "\(fraction / 10)" : (fraction < 10 ? "0" : "") + "\(fraction)"
        let whole = "\(hundredths / 100)"
        if row % 4 == 1 { return .text(digits.isEmpty ? whole : "\(whole),\(digits)") }
        return CellNumber(decimal: digits.isEmpty ? whole : "\(whole).\(digits)").map { .number($0) } ?? .blank
    }

    /// A day as a date, now and then as text.
    static func day(_ day: Day?, _ row: Int) -> CellValue {
        guard let day else { return .blank }
        switch row % 5 {
        case 1: return .text(pad(day.day) + "/" + pad(day.month) + "/\(day.year)")
        case 3: return .text("\(day.day)/\(day.month)/\(day.year)")
        default: return CalendarDay(year: day.year, month: day.month, day: day.day).map { .date($0) } ?? .blank
        }
    }

    /// A rating by its code or its words, in any case.
    static func rating(_ code: String, _ row: Int) -> CellValue {
        let words = [
            "KHTNV": "Không hoàn thành nhiệm vụ", "HTNV": "Hoàn thành nhiệm vụ", "HTTNV": "Hoàn thành tốt nhiệm vụ",
            "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
        ]
        guard let label = words[code] else { return .blank }
        switch row % 6 {
        case 1: return .text(label)
        case 2: return .text(label.lowercased())
        case 4: return .text(code.lowercased())
        case 5 where row % 4 == 1: return .text(label.uppercased())
        default: return .text(code)
        }
    }

    /// A flag as "x", "X" or "Có".
    static func flag(_ text: String, _ row: Int) -> CellValue {
        guard text == "x" else { return words(text) }
        return .text(["x", "x", "X", "Có"][row % 4])
    }

    /// A name, now and then decomposed or with a space that does not break.
    static func name(_ text: String, _ row: Int) -> CellValue {
        if row % 23 == 7 { return .text(text.decomposedStringWithCanonicalMapping) }
        if row % 17 == 5 { return .text(text.replacingOccurrences(of: " ", with: "\u{A0}")) }
        if row % 29 == 3 { return .text(text + " ") }
        return .text(text)
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
