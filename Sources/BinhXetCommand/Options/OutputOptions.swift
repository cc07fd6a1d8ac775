// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// Where an answer goes: into a file, or to standard output.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("output"), help: ArgumentHelp(Message("command.option.output"), valueName: "path"))
    var path: String?

    /// The width of the lines; nil in a file, which has none.
    var width: Int? { path == nil ? Terminal.width(.output) : nil }

    /// Whether the text may have colours.
    var hasColour: Bool { path == nil && Terminal.hasColour(.output) }

    /// Writes the answer whole, or fails.
    func write(_ text: String, _ language: Language) throws(CommandFailure) {
        if let path { try FileOutput.write(text, to: path) } else { try Terminal.answer(text, language) }
    }
}
