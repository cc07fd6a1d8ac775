// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Collects the text of one string item: its own or its runs' `<t>`, without the reading aids of `<rPh>`.
struct StringItem {
    private var bytes: [UInt8] = []
    private var isInText = false
    private var readingDepth = 0

    /// Forgets what was collected.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        isInText = false
        readingDepth = 0
    }

    /// Takes the start of an element inside the item.
    mutating func start(_ name: XMLName) {
        if name == "rPh" { readingDepth += 1 }
        if name == "t" { isInText = readingDepth == 0 }
    }

    /// Takes the end of an element inside the item.
    mutating func end(_ name: XMLName) {
        if name == "rPh" { readingDepth -= 1 }
        if name == "t" { isInText = false }
    }

    /// Takes text inside the item.
    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
        if isInText { bytes.append(contentsOf: piece) }
    }

    /// The text in NFC with `_x000D_` and its like undone.
    var value: String { EscapedText.undone(bytes).composed }
}

/// Characters that XML cannot carry, written by office programs as `_x000D_`.
enum EscapedText {
    /// The bytes with every escape replaced by its character.
    static func undone(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
        var units: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = escape(bytes, at: index) {
                units.append(contentsOf: String(Character(scalar)).utf8)
                index += 7
            } else {
                units.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: units, as: UTF8.self)
    }

    private static func escape(_ bytes: [UInt8], at start: Int) -> Unicode.Scalar? {
        guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
            bytes[start + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(code)
    }
}

/// Reads `xl/sharedStrings.xml`.
final class SharedStringsHandler: XMLHandler {
    /// The texts in the order that cells number them.
    let texts = PackedTexts()
    private(set) var failure: WorkbookProblem?

    private var item = StringItem()
    private var isInItem = false
    private var size = 0

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "si" {
            isInItem = true
            item.reset()
        } else if isInItem {
            item.start(name)
        }
    }

    func end(_ name: XMLName) {
        if name == "si" {
            let text = item.value
            size += text.utf8.count + 16
            if size > WorkbookLimits.textBytes { failure = .tooLarge(part: "sharedStrings.xml") }
            text.withBytes { texts.append($0) }
            isInItem = false
        } else if isInItem {
            item.end(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInItem { item.text(bytes) }
    }
}

/// How much a workbook may hold before it is refused.
enum WorkbookLimits {
    /// Bytes of shared text.
    static let textBytes = 512 << 20
    /// Cells with a value in all sheets that are read.
    static let cells = 16_000_000
}
