// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What a change of a parameter did to a rule file, in a few lines.
public struct ParameterChangeReport: Sendable {
    /// A line of the file that went or came.
    public struct Line: Sendable {
        /// Whether it came; else it went.
        public var isNew: Bool
        /// Its number.
        public var number: Int
        /// The line.
        public var text: String

        /// Makes a line.
        public init(isNew: Bool, number: Int, text: String) {
            self.isNew = isNew
            self.number = number
            self.text = text
        }
    }

    private let language: Language
    private let style: Style

    /// Makes a report in a language.
    public init(language: Language, hasColour: Bool = false) {
        self.language = language
        style = Style(isOn: hasColour)
    }

    /// The sentences about the value, and the lines of the file with their numbers.
    public func text(sentences: [Message], file: String, lines: [Line]) -> String {
        var text = sentences.map { Style.printable($0.text(in: language)) + "\n" }.joined()
        let width = lines.map { String($0.number).count }.max() ?? 0
        for line in lines {
            let number = String(repeating: " ", count: width - String(line.number).count) + String(line.number)
            let sign = line.isNew ? "+" : "-"
            let shown = "  \(file):\(number) \(sign) \(Style.printable(line.text))"
            text += style.tinted(shown, line.isNew ? .good : .bad) + "\n"
        }
        return text
    }
}
