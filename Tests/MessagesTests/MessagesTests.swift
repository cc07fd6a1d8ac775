// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Testing

@Suite struct CatalogueTests {
    @Test("both languages have the same keys, and each text the same placeholders")
    func languagesAgree() {
        let vietnamese = Catalogue.texts(in: .vietnamese)
        let english = Catalogue.texts(in: .english)
        #expect(Set(vietnamese.keys).subtracting(english.keys).sorted() == [])
        #expect(Set(english.keys).subtracting(vietnamese.keys).sorted() == [])
        for (key, text) in vietnamese {
            #expect(placeholders(text) == placeholders(english[key] ?? ""), "placeholders of \(key)")
        }
    }

    @Test("every key that the sources name is in the catalogue, and none stands there unused")
    func keysAreUsed() throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardized
        var text = ""
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", !file.path.contains("/Messages/") else { continue }
            text += try String(contentsOf: file, encoding: .utf8)
        }
        let known = Catalogue.texts(in: .english)
        for match in text.matches(of: /Message\(\s*"([a-z_A-Z0-9]+\.[a-z_A-Z0-9.]*[a-z_A-Z0-9])"/) {
            #expect(known[String(match.1)] != nil, "no text for \(match.1)")
        }
        for key in known.keys.sorted() {
            #expect(isNamed(key, in: text), "nothing says \(key)")
        }
    }

    /// Whether the sources name a key: whole, without an area that a function puts before it, or with a computed end.
    private func isNamed(_ key: String, in text: String) -> Bool {
        let parts = key.split(separator: ".").map(String.init)
        return parts.indices.contains { start in
            let rest = parts[start...]
            let stem = rest.dropLast().joined(separator: ".")
            return text.contains("\"\(rest.joined(separator: "."))\"")
                || !stem.isEmpty && text.contains("\"\(stem).\\(")
        } || parts[0] == "severity"
    }

    private func placeholders(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{([a-z_]+)\}/).map { String($0.1) })
    }
}

@Suite struct NearestTests {
    @Test(
        "a mistyped name finds its neighbour",
        arguments: [
            ("headcont", "headcount"), ("raitng", "rating"), ("HTXNSV", "HTXSNV"),
        ])
    func finds(word: String, expected: String) {
        #expect(nearest(to: word, in: ["gender", "headcount", "rating", "HTXSNV", "HTTNV"]) == expected)
    }

    @Test("a word unlike all finds none")
    func findsNone() {
        #expect(nearest(to: "xyz", in: ["headcount", "rating"]) == nil)
    }
}

@Suite struct PlaceTests {
    @Test(
        "a place names the file, the sheet and the cell that there are, and nothing for those that are not",
        arguments: [
            (Place.cell(file: "ho-so.xlsx", sheet: "Cá nhân", cell: "B7"), "ho-so.xlsx: Cá nhân!B7"),
            (.cell(file: "ho-so.xlsx", sheet: "Cá nhân", cell: ""), "ho-so.xlsx: Cá nhân"),
            (.cell(file: "", sheet: "Cá nhân", cell: "B7"), "Cá nhân!B7"),
            (.cell(file: "Tập thể.csv", sheet: "", cell: "B7"), "Tập thể.csv: B7"),
            (.cell(file: "Tập thể.csv", sheet: "", cell: ""), "Tập thể.csv"),
        ])
    func places(place: Place, text: String) { #expect(place.text == text) }
}
