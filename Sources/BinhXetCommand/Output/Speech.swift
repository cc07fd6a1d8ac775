// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// The language in which the command speaks before its options are read: its help and complaints about the call.
enum Speech {
    /// What `--language` says on the command line, Vietnamese without it.
    static let language: Language = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--language=") {
                return Language(rawValue: String(argument.dropFirst("--language=".count))) ?? .vietnamese
            }
            if argument == "--language", index + 1 < arguments.count {
                return Language(rawValue: arguments[index + 1]) ?? .vietnamese
            }
        }
        return .vietnamese
    }()

    /// A message's text in that language.
    static func text(_ message: Message) -> String { message.text(in: language) }
}

extension ArgumentHelp {
    /// Help from the catalogue.
    init(_ message: Message, valueName: String? = nil) {
        self.init(Speech.text(message), valueName: valueName)
    }
}
