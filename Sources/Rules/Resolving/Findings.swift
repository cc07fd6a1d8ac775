// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Collects what is wrong in a pack, each thing once, in the order of files and lines.
struct Findings {
    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    mutating func add(
        _ severity: Diagnostic.Severity = .error, at position: SourcePosition, _ message: Message,
        advice: Message? = nil
    ) {
        let diagnostic = Diagnostic(
            severity, at: .file(position.file, line: position.line), message, advice: advice)
        if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// An error about a name that is not there, with the nearest one that is.
    mutating func unknown(
        _ key: String, _ name: String, among names: some Sequence<String>, at position: SourcePosition
    ) {
        let suggestion = nearest(to: name, in: names)
        add(
            at: position, Message(key, ["name": name]),
            advice: suggestion.map { Message("rules.did_you_mean", ["name": $0]) })
    }
}
