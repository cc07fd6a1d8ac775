// SPDX-License-Identifier: Apache-2.0

/// Tables, lists and pictures, written so that the page is also well-formed XML.
extension HTMLPage {
    /// A column of a table.
    struct Column {
        var title: String
        var isNumber = false
    }

    /// One row; a heading stands alone above the rows that belong to it.
    struct Row {
        /// The lines of each cell, the first of which names the row.
        var cells: [[String]]
        var isHeading = false

        init(_ cells: [String]) { self.cells = cells.map { [$0] } }

        init(lines: [[String]]) { cells = lines }

        init(heading: String) {
            cells = [[heading]]
            isHeading = true
        }
    }

    /// Adds a table.
    mutating func table(caption: String, note: String = "", columns: [Column], rows: [Row]) {
        add("<table class=\"data\">\n<caption><h3>")
        text(caption)
        add("</h3>")
        if !note.isEmpty { element("p", note) }
        add("</caption>\n<thead><tr>")
        for column in columns {
            add(column.isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
            text(column.title)
            add("</th>")
        }
        add("</tr></thead>\n<tbody>\n")
        for row in rows {
            if row.isHeading {
                add("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns.count)\">")
                text(row.cells[0][0])
                add("</th></tr>\n")
                continue
            }
            add("<tr>")
            for (cell, column) in zip(row.cells.indices, columns) {
                let name = cell == 0 ? "th" : "td"
                add("<\(name)\(cell == 0 ? " scope=\"row\"" : "")\(column.isNumber ? " class=\"n\"" : "")>")
                for (number, line) in row.cells[cell].enumerated() {
                    if number > 0 { add("<br/>") }
                    text(line)
                }
                add("</\(name)>")
            }
            add("</tr>\n")
        }
        add("</tbody>\n</table>\n")
    }

    /// Adds a list.
    mutating func list(_ items: [String], isNumbered: Bool = false) {
        guard !items.isEmpty else { return }
        let name = isNumbered ? "ol" : "ul"
        add("<\(name)>\n")
        for item in items { element("li", item) }
        add("</\(name)>\n")
    }

    /// Adds a picture.
    mutating func figure(_ picture: Picture?) {
        guard let picture else { return }
        add("<div class=\"figure\">\n\(SVGWriter.text(of: picture))</div>\n")
    }

    /// Adds something that is closed until it is asked for.
    mutating func details(_ summary: String, _ content: (inout HTMLPage) -> Void) {
        add("<details class=\"more\"><summary>")
        text(summary)
        add("</summary>\n")
        content(&self)
        add("</details>\n")
    }
}
