// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// Finds a code by its code or its words, however they are written.
struct CodeIndex {
    /// What was found.
    enum Match: Hashable {
        /// This code.
        case code(Int)
        /// The words fit several codes.
        case ambiguous([Int])
        /// No code; the most like one, if any is.
        case none(nearest: Int?)
    }

    private let list: CodeList
    private var exact: [String: Int] = [:]
    private var loose: [String: [Int]] = [:]

    init(_ list: CodeList) {
        self.list = list
        for (index, code) in list.codes.enumerated() { exact[code.code] = index }
        for (index, code) in list.codes.enumerated() {
            if exact[code.title] == nil { exact[code.title] = index }
            for form in Set([VietnameseText.folded(code.code), VietnameseText.folded(code.title)]) {
                loose[form, default: []].append(index)
            }
        }
    }

    /// The code that a text means beyond doubt; the cheap question, which looks for no neighbour.
    func code(_ text: String) -> Int? {
        if let index = exact[text] { return index }
        guard let found = loose[VietnameseText.folded(text)], found.count == 1 else { return nil }
        return found[0]
    }

    /// The code that a text means, or the most like one.
    func match(_ text: String) -> Match {
        if let index = code(text) { return .code(index) }
        let folded = VietnameseText.folded(text)
        if let found = loose[folded] { return .ambiguous(found) }
        var forms: [String] = []
        for code in list.codes { forms += [VietnameseText.folded(code.code), VietnameseText.folded(code.title)] }
        let near = nearest(to: folded, in: forms)
        return .none(nearest: near.flatMap { forms.firstIndex(of: $0) }.map { $0 / 2 })
    }

    /// A code with its words, as messages show it.
    func label(_ index: Int) -> String {
        let code = list.codes[index]
        return code.code == code.title ? code.code : "\(code.code) (\(code.title))"
    }

    /// The codes of the list in order, as messages show them.
    var summary: String { list.codes.map(\.code).joined(separator: ", ") }
}
