// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// The `binhxet` command.
public struct BinhXet: ParsableCommand {
    /// Names the command and what it does.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "binhxet", abstract: "Bình xét thi đua, khen thưởng theo quy tắc đọc được.")
    }

    /// Makes the command.
    public init() {}
}
