// SPDX-License-Identifier: Apache-2.0

internal import Records

/// The words for yes and no.
enum FlagText {
    /// Yes, no, or nil for any other word.
    static func read(_ text: String) -> Bool? {
        // Nearly every flag is an "x".
        if text == "x" || text == "X" { return true }
        let folded = VietnameseText.folded(text)
        return yes.contains(folded) ? true : no.contains(folded) ? false : nil
    }

    private static let yes: Set<String> = ["x", "×", "✓", "✔", "√", "co", "dung", "yes", "y", "true", "1"]
    private static let no: Set<String> = ["khong", "sai", "no", "n", "false", "0"]
}
