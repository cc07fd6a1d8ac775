// SPDX-License-Identifier: Apache-2.0

/// Reads a `.rels` part: which part stands behind each relation.
final class RelationsHandler: XMLHandler {
    /// The target of each relation by its id.
    private(set) var targets: [String: String] = [:]
    /// The first target of each kind, by the last word of the kind's address.
    private(set) var targetsByKind: [String: String] = [:]
    let failure: WorkbookProblem? = nil

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        targets[id] = target
        let kind = attributes["Type"]?.split(separator: "/").last.map { String($0) } ?? ""
        if targetsByKind[kind] == nil { targetsByKind[kind] = target }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Reads `xl/workbook.xml`: the sheets in the order of their tabs, and the first day of its calendar.
final class WorkbookHandler: XMLHandler {
    /// A sheet as the workbook lists it.
    struct Entry {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Entry] = []
    /// Whether days are counted from 1904, as Excel for Macintosh did.
    private(set) var startsIn1904 = false
    let failure: WorkbookProblem? = nil

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr":
            let flag = attributes["date1904"]
            startsIn1904 = flag == "1" || flag == "true"
        case "sheet":
            guard let title = attributes["name"], let relation = attributes["id"] else { return }
            let state = attributes["state"]
            sheets.append(
                Entry(name: title, relation: relation, isHidden: state == "hidden" || state == "veryHidden"))
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
