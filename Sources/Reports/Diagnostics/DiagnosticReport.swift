// SPDX-License-Identifier: Apache-2.0

public import Messages

/// Problems and warnings as text for people or as JSON in the format `binhxet.diagnostics/1`.
public struct DiagnosticReport: Sendable {
    private let language: Language
    private let style: Style
    private let sourceLine: @Sendable (_ file: String, _ line: Int) -> String?

    /// Makes a report in a language.
    ///
    /// - parameter colour: whether the text may hold terminal colours.
    /// - parameter sourceLine: the text of a line of a rule file, when it can be read; it is shown with a caret.
    public init(
        language: Language, colour: Bool = false,
        sourceLine: @escaping @Sendable (_ file: String, _ line: Int) -> String? = { _, _ in nil }
    ) {
        self.language = language
        self.style = Style(isOn: colour)
        self.sourceLine = sourceLine
    }

    /// One paragraph per diagnostic in the given order: place, severity, what, what to do, and the line of the file.
    public func text(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map { text(of: $0) }.joined()
    }

    /// The JSON document, ending in a newline.
    public func json(of diagnostics: [Diagnostic]) -> String {
        JSONWriter.document(
            .object([
                "format": .text("binhxet.diagnostics/1"),
                "diagnostics": .list(diagnostics.map { value(of: $0) }),
            ]))
    }

    /// One diagnostic as a JSON object; only what its place has is there: a file and line, a sheet and cell, or a name.
    func value(of diagnostic: Diagnostic) -> JSONValue {
        var members: [String: JSONValue] = [
            "severity": .text(diagnostic.severity.rawValue),
            "code": .text(diagnostic.message.key),
            "text": .text(diagnostic.message.text(in: language)),
            "advice": .text(orNull: diagnostic.advice?.text(in: language)),
        ]
        switch diagnostic.place {
        case .file(let name, let line, let column):
            members["file"] = .text(name)
            if line > 0 { members["line"] = .integer(line) }
            if column > 0 { members["column"] = .integer(column) }
        case .cell(let file, let sheet, let cell):
            if !file.isEmpty { members["file"] = .text(file) }
            members["sheet"] = .text(sheet)
            members["cell"] = .text(cell)
        case .named(let name): members["name"] = .text(name)
        case .nowhere: break
        }
        return .object(members)
    }

    private func text(of diagnostic: Diagnostic) -> String {
        let severity = Message("severity.\(diagnostic.severity.rawValue)").text(in: language)
        let tint: Style.Tint = diagnostic.severity == .error ? .bad : .doubtful
        let position = Style.printable(diagnostic.place.text)
        let place = position.isEmpty ? "" : style.strong(position) + ": "
        let message = Style.printable(diagnostic.message.text(in: language))
        var text = "\(place)\(style.tinted(severity, tint)): \(message)\n"
        if let excerpt = excerpt(of: diagnostic) { text += excerpt }
        if let advice = diagnostic.advice { text += "    → \(Style.printable(advice.text(in: language)))\n" }
        return text
    }

    /// The line of a rule file with a caret below the column.
    private func excerpt(of diagnostic: Diagnostic) -> String? {
        guard case .file(let name, let line, let column) = diagnostic.place, line > 0,
            let source = sourceLine(name, line)
        else { return nil }
        // Control characters become one space each, so that the caret stands right below a tabbed line too.
        let shown = Style.printable(source)
        let number = String(line)
        var text = style.faint("    \(number) │ ") + shown + "\n"
        guard let mark = CaretMark(diagnostic.message, in: shown, column: column) else { return text }
        let gutter = String(repeating: " ", count: number.count)
        text +=
            style.faint("    \(gutter) │ ") + String(repeating: " ", count: mark.offset)
            + style.tinted(String(repeating: "^", count: mark.width), .bad) + "\n"
        return text
    }
}
