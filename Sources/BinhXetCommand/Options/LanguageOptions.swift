// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// The option that every command has.
struct LanguageOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Message("command.option.language")))
    var language = LanguageChoice.vi
}
