// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// A page as it is written; markup and text go in by different doors, so that no text is ever taken for markup.
struct HTMLPage {
    let words: Words
    private(set) var html = ""

    init(words: Words) {
        self.words = words
    }

    /// Adds markup that this program wrote.
    mutating func add(_ markup: String) { html += markup }

    /// Adds text from anywhere.
    mutating func text(_ text: String) { html += HTMLText.escaped(text) }

    /// Adds an element that holds only text.
    mutating func element(_ name: String, _ text: String) {
        add("<\(name)>")
        self.text(text)
        add("</\(name.split(separator: " ").first.map { String($0) } ?? name)>\n")
    }
}
