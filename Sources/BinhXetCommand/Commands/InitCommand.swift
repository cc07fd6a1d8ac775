// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `binhxet init`: a new pack or round to start from.
struct InitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init", abstract: Speech.text(Message("command.init.about")),
            subcommands: [InitPackCommand.self, InitRoundCommand.self])
    }
}
