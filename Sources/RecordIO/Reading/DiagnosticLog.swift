// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Everything found so far, in the order it was found.
struct DiagnosticLog {
    /// What was found.
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether something stops the work.
    private(set) var hasErrors = false

    /// Adds a diagnostic.
    mutating func add(
        _ severity: Diagnostic.Severity, at place: Place, _ message: Message, advice: Message? = nil
    ) {
        diagnostics.append(Diagnostic(severity, at: place, message, advice: advice))
        if severity == .error { hasErrors = true }
    }

    /// Adds an error.
    mutating func error(
        _ key: String, _ arguments: [String: String] = [:], at place: Place, advice: Message? = nil
    ) {
        add(.error, at: place, Message(key, arguments), advice: advice)
    }

    /// Adds an error whose advice is the nearest valid word, if one is near.
    mutating func error(_ key: String, _ arguments: [String: String], at place: Place, nearest: String?) {
        add(.error, at: place, Message(key, arguments), advice: Self.suggestion(nearest))
    }

    /// Adds everything that another log holds.
    mutating func append(_ other: DiagnosticLog) {
        diagnostics += other.diagnostics
        hasErrors = hasErrors || other.hasErrors
    }

    /// The advice to write a word instead.
    static func suggestion(_ nearest: String?) -> Message? {
        nearest.map { Message("import.advice.nearest", ["nearest": $0]) }
    }
}
