// SPDX-License-Identifier: Apache-2.0

package import Records

extension RecordSource {
    /// Writes what the words of messages and the way of reading take from the source: its kind, and the name of its file.
    package func write(to words: inout WordWriter) {
        switch self {
        case .workbook, .workbookBytes: words.write(0)
        case .csvFolder: words.write(1)
        case .json, .jsonFile: words.write(2)
        }
        words.write(name)
    }
}

extension RoundFacts {
    /// Writes the facts.
    package func write(to words: inout WordWriter) {
        words.write(id)
        words.write(cells.count)
        for (name, cell) in cells.sorted(by: { $0.key < $1.key }) {
            words.write(name)
            cell.write(to: &words)
        }
    }
}
