// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Messages

/// Puts an error of Lua into a catalogue message.
struct LuaMessage {
    private let error: SandboxError

    init(_ error: SandboxError) {
        self.error = error
    }

    /// The message; whoever shows it shows the line that it is about.
    var message: Message {
        let detail = error.message
        switch error.code {
        case .syntax: return syntax(detail)
        case .instructions, .time: return Message("rules.lua.endless")
        case .memory, .tooLarge: return Message("rules.lua.memory")
        case .forbidden: return Message("rules.lua.forbidden", ["detail": detail])
        case .runtime: return runtime(detail)
        default: return raised(detail)
        }
    }

    /// What the sandbox refuses has words of its own; the rest are Lua's.
    private func raised(_ detail: String) -> Message {
        guard let notice = error.notice else { return Message("rules.lua.runtime", ["detail": detail]) }
        let reason = Message("rules.lua.notice.\(notice.rawValue)", ["detail": detail])
        return Message("rules.lua.runtime", phrases: ["detail": reason])
    }

    private func syntax(_ detail: String) -> Message {
        let arguments = ["detail": detail, "found": SyntaxSlip.token(in: detail)]
        if detail.hasPrefix("')' expected") { return Message("rules.lua.bracket_expected", arguments) }
        if detail.hasPrefix("unfinished string") { return Message("rules.lua.unfinished_text") }
        if detail.hasPrefix("'end' expected") { return Message("rules.lua.end_expected", arguments) }
        return Message("rules.lua.syntax", arguments)
    }

    private func runtime(_ detail: String) -> Message {
        if detail.hasPrefix("bx:") {
            let parts = detail.dropFirst(3).split(separator: "|", maxSplits: 1)
            return Message(
                "rules.mistake.\(parts.first ?? "")",
                ["a": parts.count > 1 ? String(parts[1]) : "", "b": "", "c": ""])
        }
        if detail.hasPrefix("attempt to call a nil value") || detail.hasPrefix("attempt to call a string value") {
            return Message("rules.lua.call", ["detail": detail])
        }
        return raised(detail)
    }
}
