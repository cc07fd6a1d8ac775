// SPDX-License-Identifier: Apache-2.0

/// How a number is shown, as far as it changes what the number means.
enum NumberStyle: Sendable {
    case plain
    case date
    case percent

    /// The style of a number format by its built-in number.
    init(builtIn number: Int) {
        switch number {
        case 9, 10: self = .percent
        // 27–36 and 50–58 are the East Asian calendars.
        case 14...22, 27...36, 45...47, 50...58: self = .date
        default: self = .plain
        }
    }

    /// The style of a custom format such as `dd/mm/yyyy;@`.
    init(format: String) {
        var isDate = false
        var isPercent = false
        var isQuoted = false
        var bracket: [Character]?
        var characters = format.lowercased().makeIterator()
        while let character = characters.next() {
            if isQuoted {
                isQuoted = character != "\""
                continue
            }
            if let inside = bracket {
                if character != "]" {
                    bracket = inside + [character]
                } else {
                    // `[h]`, `[mm]` count elapsed time; `[red]`, `[$-42a]` do not concern the value.
                    if !inside.isEmpty, inside.allSatisfy({ $0 == inside[0] }), "hms".contains(inside[0]) {
                        isDate = true
                    }
                    bracket = nil
                }
                continue
            }
            switch character {
            case "\"": isQuoted = true
            case "[": bracket = []
            case "\\", "_", "*": _ = characters.next()
            case "d", "m", "y", "h", "s": isDate = true
            case "%": isPercent = true
            case "g":
                // `General` has no date letters that count; the era letters `g` stand alone only beside `y` or `e`.
                if format.lowercased().contains("general") { for _ in 0..<6 { _ = characters.next() } }
            default: break
            }
        }
        self = isDate ? .date : isPercent ? .percent : .plain
    }
}

/// Reads `xl/styles.xml`: the style of each cell format.
final class StylesHandler: XMLHandler {
    /// The style by the number that cells carry.
    private(set) var styles: [NumberStyle] = []
    let failure: WorkbookProblem? = nil

    private var custom: [Int: NumberStyle] = [:]
    private var isInCellFormats = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            if let number = attributes["numFmtId"].flatMap({ Int($0) }), let format = attributes["formatCode"] {
                custom[number] = NumberStyle(format: format)
            }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            styles.append(custom[number] ?? NumberStyle(builtIn: number))
        default: break
        }
    }

    func end(_ name: XMLName) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
