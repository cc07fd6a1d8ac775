// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text as JSON (RFC 8259) writes it, quotes included.
    package var quotedForJSON: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + 2)
        appendQuotedForJSON(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds the text as JSON writes it, quotes included.
    package func appendQuotedForJSON(to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": output.append(contentsOf: "\\\"".utf8)
            case "\\": output.append(contentsOf: "\\\\".utf8)
            case "\n": output.append(contentsOf: "\\n".utf8)
            case "\r": output.append(contentsOf: "\\r".utf8)
            case "\t": output.append(contentsOf: "\\t".utf8)
            // The line separators are legal in JSON but end a line in some readers of JavaScript.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output.append(contentsOf: "\\u".utf8)
                output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
                output.append(contentsOf: digits.utf8)
            default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
