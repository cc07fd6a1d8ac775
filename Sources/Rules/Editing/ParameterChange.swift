// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// What is asked: a value of a parameter from a day on, and where it comes from.
public struct ParameterSetting: Sendable {
    /// The parameter's id.
    public var parameter: String
    /// The value as people type it: `1,5`, `70 %`, `có`, `10/07/2024`, a code.
    public var value: String
    /// The first day it is in force.
    public var from: CalendarDate
    /// The last day it is confirmed for, if said.
    public var through: CalendarDate?
    /// The document and article it comes from.
    public var basis: String
    /// Whether a public text confirms it.
    public var status: Parameter.Status
    /// Whether a value that begins on the same day may be overwritten.
    public var replaces: Bool

    /// Asks for a value.
    public init(
        parameter: String, value: String, from: CalendarDate, through: CalendarDate? = nil, basis: String,
        status: Parameter.Status = .assumed, replaces: Bool = false
    ) {
        self.parameter = parameter
        self.value = value
        self.from = from
        self.through = through
        self.basis = basis
        self.status = status
        self.replaces = replaces
    }
}

/// A rule file with a parameter's new value in it, checked and ready to be written.
public struct ParameterChange: Sendable {
    /// How the value comes into the file.
    public enum Kind: String, Sendable {
        /// Beside the earlier values.
        case added
        /// In place of a value that began on the same day.
        case replaced
        /// As an amendment of what the parent pack says.
        case amended
    }

    /// The parameter as it will be.
    public let parameter: Parameter
    /// How the value comes into the file.
    public let kind: Kind
    /// The file as messages name it: `pack/file.lua`.
    public let file: String
    /// The file's text as it is.
    public let original: String
    /// The file's text as it will be.
    public let text: String
    /// The value that would be in force on the new value's first day without the change; nil if none.
    public let before: Parameter.Version?
    /// The new value.
    public let after: Parameter.Version
    /// The pack with the change in it.
    public let rulebook: Rulebook
    /// What the check says of the pack with the change in it and did not say before.
    public let warnings: [Diagnostic]

    /// The lines that go and come.
    public var lines: [LineDifference.Line] { LineDifference.between(original, text) }
}

/// Why a value is not written; the file is as it was.
public struct ParameterRefusal: Error, Sendable {
    /// Everything that speaks against it; at least one is an error.
    public let diagnostics: [Diagnostic]
    /// Whether what was asked is wrong, and not the pack.
    public let isUsage: Bool

    init(usage message: Message, advice: Message? = nil) {
        diagnostics = [Diagnostic(.error, at: .nowhere, message, advice: advice)]
        isUsage = true
    }

    init(at place: Place, _ message: Message, advice: Message? = nil) {
        diagnostics = [Diagnostic(.error, at: place, message, advice: advice)]
        isUsage = false
    }

    init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
        isUsage = false
    }
}
