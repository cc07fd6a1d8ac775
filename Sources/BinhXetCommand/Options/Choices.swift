// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// The language of all output.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
    case vi
    case en

    var language: Language { self == .vi ? .vietnamese : .english }
}

/// How a round's result is shown.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case html
    case csv
}

/// How anything else is shown.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// How the cases of a pack are shown.
enum CaseFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case junit
}

/// A parameter and its value as the command line gives them: `param=value`.
struct Setting: ExpressibleByArgument {
    let parameter: String
    let value: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
        parameter = String(argument[..<sign])
        value = String(argument[argument.index(after: sign)...])
    }
}
