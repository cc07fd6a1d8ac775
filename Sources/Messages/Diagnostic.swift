// SPDX-License-Identifier: Apache-2.0

/// Something found wrong, or worth saying, at a place that a person can open.
public struct Diagnostic: Sendable, Hashable {
    /// How much it matters: an error stops the work, a warning is printed on every output.
    public enum Severity: String, Sendable, Hashable {
        case error
        case warning
        case note
    }

    /// How much it matters.
    public let severity: Severity
    /// Where it is.
    public let place: Place
    /// What is wrong and why.
    public let message: Message
    /// What to do about it, when something can be said.
    public let advice: Message?

    /// Makes a diagnostic.
    public init(_ severity: Severity, at place: Place, _ message: Message, advice: Message? = nil) {
        self.severity = severity
        self.place = place
        self.message = message
        self.advice = advice
    }

    /// The whole diagnostic on one line: place, severity, what, what to do.
    public func text(in language: Language) -> String {
        let label = Message("severity.\(severity.rawValue)").text(in: language)
        let position = place.text
        let advice = advice.map { " " + $0.text(in: language) } ?? ""
        return (position.isEmpty ? "" : position + ": ") + "\(label): \(message.text(in: language))\(advice)"
    }
}

/// Where something is: a line of a rule file, a cell of a workbook, a row of a table, or the whole of a thing.
public enum Place: Sendable, Hashable {
    /// A line of a text file; column 0 when only the line is known.
    case file(String, line: Int, column: Int = 0)
    /// A cell (`B7`) of a sheet; an empty cell means the whole sheet.
    case cell(file: String, sheet: String, cell: String)
    /// A thing named by itself: a candidate, an award, a file.
    case named(String)
    /// No particular place.
    case nowhere

    /// The place as a person would look it up: `titles.lua:12`, `Cá nhân!B7`.
    public var text: String {
        switch self {
        case .file(let name, let line, let column):
            line == 0 ? name : column == 0 ? "\(name):\(line)" : "\(name):\(line):\(column)"
        case .cell(let file, let sheet, let cell):
            [file, cell.isEmpty ? sheet : sheet.isEmpty ? cell : "\(sheet)!\(cell)"].filter { !$0.isEmpty }
                .joined(separator: ": ")
        case .named(let name): name
        case .nowhere: ""
        }
    }
}
