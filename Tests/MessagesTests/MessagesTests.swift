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
        for match in text.matches(of: /Message\(\s*"([a-z_A-Z0-9.]+)"/) {
            #expect(known[String(match.1)] != nil, "no text for \(match.1)")
        }
        for key in known.keys.sorted() where !text.contains("\"\(key)\"") {
            // A key with a computed last part is named in the sources by its stem: "severity.\(…)".
            let stem = key.split(separator: ".").dropLast().joined(separator: ".")
            let named = text.contains("\"\(stem).\\(") || stem == "severity"
            #expect(named, "nothing says \(key)")
        }
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
