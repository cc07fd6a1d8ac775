// SPDX-License-Identifier: Apache-2.0

/// What Lua's messages say in front of the text, taken apart.
struct ErrorText {
    var position: SandboxError.Position?
    var origin: SandboxError.Position?
    var notice: Notice?
    var text: String

    /// Reads "label:line: text" where `label` is one of the chunks, and "lx:code argument" in the text.
    init(_ message: String, chunks: [Chunk]) {
        text = message
        for chunk in chunks where message.hasPrefix(chunk.label + ":") {
            let rest = message.dropFirst(chunk.label.count + 1)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let line = Int(digits), rest.dropFirst(digits.count).hasPrefix(":") else { continue }
            text = String(rest.dropFirst(digits.count + 1).drop { $0 == " " })
            let place = SandboxError.Position(chunk: chunk.name, line: line)
            if chunk.isPrelude { origin = place } else { position = place }
            break
        }
        guard text.hasPrefix("lx:") else { return }
        let parts = text.dropFirst(3).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard let code = parts.first, let known = Notice(rawValue: String(code)) else { return }
        notice = known
        text = parts.count > 1 ? String(parts[1]) : ""
    }

    /// Text for people from bytes that a script chose: what is not UTF-8 shows as `\xHH`, and nothing is lost.
    static func readable(_ bytes: UnsafeRawBufferPointer, isCut: Bool) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var at = 0
        while at < bytes.count {
            let length = (1...4).first {
                String(validating: bytes[at..<min(at + $0, bytes.count)], as: UTF8.self) != nil
            }
            if let length, at + length <= bytes.count,
                let character = String(validating: bytes[at..<(at + length)], as: UTF8.self)
            {
                text += character
                at += length
            } else if isCut, bytes.count - at < 4 {
                return text + "…"
            } else {
                let hex = String(bytes[at], radix: 16, uppercase: true)
                text += "\\x" + (hex.count < 2 ? "0" + hex : hex)
                at += 1
            }
        }
        return text
    }
}

/// A text that was loaded, and the short label that stands for it in Lua's messages.
struct Chunk {
    var name: String
    var label: String
    var isPrelude: Bool

    /// Lua cuts names of 60 bytes and more, so such a name, and one that is taken, gets a label of its number and end.
    init(name: String, number: Int, isPrelude: Bool, taken: Bool) {
        self.name = name
        self.isPrelude = isPrelude
        if name.utf8.count < 60, !taken {
            label = name
        } else {
            let start = "~\(number)~"
            var end = Substring(name)
            while start.utf8.count + end.utf8.count >= 60 { end.removeFirst() }
            label = start + end
        }
    }
}
