// SPDX-License-Identifier: Apache-2.0

internal import CExpat

/// Takes the events of an XML document in order.
protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    /// An element ends.
    func end(_ name: XMLName)
    /// A piece of text; one text may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Why the handler wants no more, if it does not.
    var failure: WorkbookProblem? { get }
}

/// An element's name without its namespace prefix, valid during the call that brings it.
struct XMLName {
    private let start: UnsafePointer<CChar>

    init(_ qualified: UnsafePointer<CChar>) {
        var start = qualified
        var next = qualified
        while next.pointee != 0 {
            if next.pointee == CChar(UInt8(ascii: ":")) { start = next + 1 }
            next += 1
        }
        self.start = start
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        text.withUTF8Buffer { expected in
            for (index, byte) in expected.enumerated() where UInt8(bitPattern: name.start[index]) != byte {
                return false
            }
            return name.start[expected.count] == 0
        }
    }

    static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// An element's attributes, valid during the call that brings them.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute by its name without prefix.
    subscript(name: StaticString) -> String? {
        pointer(name).map { String(cString: $0).composed }
    }

    /// The bytes of an attribute, ending in 0.
    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard var pair = pairs else { return nil }
        while let key = pair[0] {
            if XMLName(key) == name { return pair[1] }
            pair += 2
        }
        return nil
    }
}

/// A parser of one XML document.
struct XMLScanner: ~Copyable {
    private let parser: XML_Parser
    private let context: HandlerContext
    private let part: String

    /// A parser that gives its events to a handler; `part` names the document in problems.
    init(part: String, handler: any XMLHandler) throws(WorkbookProblem) {
        guard let parser = XML_ParserCreate(nil) else { throw .tooLarge(part: part) }
        self.parser = parser
        self.part = part
        context = HandlerContext(handler)
        // SAFETY: the context lives as long as the scanner, and the parser calls back only inside `feed`.
        XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                let handler = Unmanaged<HandlerContext>.fromOpaque(data).takeUnretainedValue().handler
                handler.start(XMLName(name), XMLAttributes(pairs: attributes))
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<HandlerContext>.fromOpaque(data).takeUnretainedValue().handler.end(XMLName(name))
            })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text, count > 0 else { return }
            let handler = Unmanaged<HandlerContext>.fromOpaque(data).takeUnretainedValue().handler
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Parses the next piece of the document.
    func feed(_ bytes: UnsafeRawBufferPointer, isFinal: Bool = false) throws(WorkbookProblem) {
        let status = XML_Parse(
            parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isFinal ? 1 : 0)
        if let failure = context.handler.failure { throw failure }
        guard status == XML_STATUS_OK else {
            throw .brokenXML(part: part, line: Int(XML_GetCurrentLineNumber(parser)))
        }
    }
}

/// Holds the handler where the parser's callbacks can reach it.
private final class HandlerContext {
    let handler: any XMLHandler

    init(_ handler: any XMLHandler) {
        self.handler = handler
    }
}

extension ZipArchive {
    /// Unpacks and parses a part; all events go to the handler.
    func parse(_ part: String, _ handler: any XMLHandler) throws(WorkbookProblem) {
        let scanner = try XMLScanner(part: part, handler: handler)
        try read(part) { bytes throws(WorkbookProblem) in
            try scanner.feed(bytes)
            return true
        }
        try scanner.feed(UnsafeRawBufferPointer(start: nil, count: 0), isFinal: true)
    }
}
