// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What to run: a round file and what the command line changes of it.
public struct RoundRequest: Sendable {
    /// The path of the round file.
    public var roundFile: String
    /// The path of the records; without, the round file says it.
    public var records: String?
    /// The folder of packs; without, the nearest folder `rules` above the round file.
    public var rulesFolder: String?
    /// Parameter values as text, by parameter id.
    public var settings: [String: String]
    /// Only this award, with what it depends on.
    public var award: String?
    /// Called with what is being done, for people who wait.
    public var progress: (@Sendable (Message) -> Void)?

    /// A request for a round file as it is.
    public init(roundFile: String) {
        self.roundFile = roundFile
        settings = [:]
    }
}

/// Why nothing was evaluated: everything that is wrong with the round, its rules and its records.
public struct RoundFailure: Error, Sendable {
    /// All problems; at least one is an error.
    public let diagnostics: [Diagnostic]
}
