// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Records

/// Puts a parameter's new value into the text of a rule file and leaves every other byte as it is.
struct SourceEdit {
    let schema: Schema
    private let bytes: [UInt8]
    private let tokens: [LuaToken]
    private let lineEnd: String

    init(_ text: String, _ schema: Schema) {
        self.schema = schema
        bytes = Array(text.utf8)
        tokens = Array(LuaScanner(text))
        lineEnd = Self.lineEnd(of: bytes)
    }

    /// Where the parameter is declared or amended in this file, with its values written out.
    func sites(of id: String) -> [ParameterSite] { ParameterSite.all(of: id, in: tokens) }

    /// The lines on which a text literal is this name.
    func mentions(of id: String) -> [Int] { tokens.filter { $0.string == id }.map(\.line) }

    /// The text with an entry added among a site's entries by date; nil when one of them is not written in place.
    func adding(_ entry: ParameterEntry, at site: ParameterSite) -> String? {
        let listed = site.body.listed
        guard listed.allSatisfy({ $0.table != nil }), !site.body.items.contains(where: { $0.key == .computed }) else {
            return nil
        }
        let dates = listed.map { $0.table?.text("from").flatMap { CalendarDate(iso: $0) } }
        let isDated = dates.allSatisfy { $0 != nil }
        let before = isDated ? dates.lastIndex { $0.map { $0 < entry.from } ?? false } : listed.indices.last
        if let before { return adding(entry, behind: listed[before]) }
        if let first = listed.first { return adding(entry, before: first) }
        if let last = site.body.items.last { return adding(entry, behind: last) }
        let indent = self.indent(of: site.body.open)
        let text = entry.text(schema, column: indent.count + 2, indent: indent + "  ", lineEnd: lineEnd)
        return inserted([(tokens[site.body.open].place.upperBound, "\(lineEnd)\(indent)  \(text),\(lineEnd)\(indent)")])
    }

    /// The text with the entry that begins on the same day replaced; nil when that is not written in place.
    func replacing(_ entry: ParameterEntry, at site: ParameterSite) -> String? {
        guard let item = site.body.listed.first(where: { $0.table?.text("from") == entry.from.description }) else {
            return nil
        }
        let indent = self.indent(of: item.tokens.lowerBound)
        let start = tokens[item.tokens.lowerBound].place.lowerBound
        let end = tokens[item.tokens.upperBound - 1].place.upperBound
        let column = String(decoding: bytes[lineStart(of: start)..<start], as: UTF8.self).count
        let text = entry.text(schema, column: column, indent: indent, lineEnd: lineEnd)
        return String(decoding: bytes[..<start] + Array(text.utf8) + bytes[end...], as: UTF8.self)
    }

    /// The text with a declaration of its own at the end.
    func appending(_ entry: ParameterEntry, amending id: String) -> String {
        let isOpen = bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
        let body = entry.text(schema, column: 2, indent: "  ", lineEnd: lineEnd)
        let gap = bytes.isEmpty ? "" : lineEnd
        let statement = "amend.parameter \(ParameterEntry.quoted(id)) {\(lineEnd)  \(body),\(lineEnd)}\(lineEnd)"
        return String(decoding: bytes, as: UTF8.self) + (isOpen ? lineEnd : "") + gap + statement
    }

    // MARK: Layout

    private func adding(_ entry: ParameterEntry, behind item: TableLayout.Item) -> String {
        let last = tokens[item.end]
        let end = last.place.upperBound
        let comma = item.separator == nil ? [(end, ",")] : []
        let indent = self.indent(of: item.tokens.lowerBound)
        let startsLine = isFirstOnLine(item.tokens.lowerBound)
        let next = tokens[item.end + 1]
        if startsLine || item.table == nil, next.line > lastLine(of: item.end) {
            let own = startsLine ? indent : indent + "  "
            let text = entry.text(schema, column: own.count, indent: own, lineEnd: lineEnd)
            // A comment behind an item speaks of that item, so the new line comes after it.
            return inserted(comma + [(endOfLine(from: end), "\(lineEnd)\(own)\(text),")])
        }
        let separator = item.separator == nil ? "" : ","
        let line = bytes[lineStart(of: end)...].prefix { !Self.isLineEnd($0) }
        let width = String(decoding: line, as: UTF8.self).count
        let single = entry.text(schema, column: 0, indent: indent, lineEnd: lineEnd)
        if width + single.count + 4 <= ParameterEntry.lineLength, !single.contains(lineEnd) {
            return inserted(comma + [(end, " \(single)\(separator)")])
        }
        let deeper = startsLine ? indent : indent + "  "
        let text = entry.text(schema, column: deeper.count, indent: deeper, lineEnd: lineEnd)
        return inserted(comma + [(end, "\(lineEnd)\(deeper)\(text)\(separator)")])
    }

    private func adding(_ entry: ParameterEntry, before item: TableLayout.Item) -> String {
        let start = tokens[item.tokens.lowerBound].place.lowerBound
        let indent = self.indent(of: item.tokens.lowerBound)
        let startsLine = isFirstOnLine(item.tokens.lowerBound)
        let text = entry.text(schema, column: indent.count, indent: indent, lineEnd: lineEnd)
        return inserted([(start, startsLine ? "\(text),\(lineEnd)\(indent)" : "\(text), ")])
    }

    private func inserted(_ pieces: [(at: Int, text: String)]) -> String {
        var result: [UInt8] = []
        var done = 0
        for piece in pieces {
            result += bytes[done..<piece.at] + Array(piece.text.utf8)
            done = piece.at
        }
        return String(decoding: result + bytes[done...], as: UTF8.self)
    }

    private func isFirstOnLine(_ token: Int) -> Bool { token == 0 || lastLine(of: token - 1) < tokens[token].line }

    /// The line on which a token ends; a long text has several.
    private func lastLine(of token: Int) -> Int {
        let text = tokens[token].text
        return tokens[token].line + text.unicodeScalars.count { $0 == "\n" }
    }

    private func lineStart(of offset: Int) -> Int {
        var start = offset
        while start > 0, !Self.isLineEnd(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// Where the line ends that holds a place; the place itself where a long comment begins on the rest of the line.
    private func endOfLine(from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, !Self.isLineEnd(bytes[end]) {
            if ["--[[", "--[="].contains(where: { bytes[end...].starts(with: Array($0.utf8)) }) { return offset }
            end += 1
        }
        return end
    }

    /// The blanks at the beginning of a token's line.
    private func indent(of token: Int) -> String {
        let start = lineStart(of: tokens[token].place.lowerBound)
        let blanks = bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return String(decoding: blanks, as: UTF8.self)
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The line end that the text uses first.
    private static func lineEnd(of bytes: [UInt8]) -> String {
        guard let first = bytes.firstIndex(where: isLineEnd) else { return "\n" }
        if bytes[first] == 0x0A { return "\n" }
        return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? "\r\n" : "\r"
    }
}
