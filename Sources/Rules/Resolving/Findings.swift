// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Collects what is wrong in a pack, each thing once, in the order of files and lines.
struct Findings: Sendable {
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

    /// Adds what others found.
    mutating func add(_ others: Findings) {
        for diagnostic in others.diagnostics where seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// Takes back what was said of names that are missing only because their own declaration has a mistake.
    mutating func forgive(missing names: Set<String>) {
        let keys: Set<String> = [
            "rules.unknown_award", "rules.unknown_parameter", "rules.unknown_field", "rules.unknown_codes",
            "rules.unknown_record", "rules.unknown_root", "rules.unknown_source", "rules.quota_without_award",
            "rules.amends_nothing", "rules.mistake.undeclared_global",
        ]
        let kept = diagnostics.filter { diagnostic in
            guard keys.contains(diagnostic.message.key) else { return true }
            return !["name", "id", "a"].contains { diagnostic.message.arguments[$0].map(names.contains) ?? false }
        }
        // Without another error the pack would pass for sound.
        if kept.contains(where: { $0.severity == .error }) { diagnostics = kept }
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
