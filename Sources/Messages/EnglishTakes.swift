// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    /// What it would take, who missed by little, and help for editors.
    static let englishTakes: [String: String] = [
        "command.editor.about": "Write the files that let a text editor complete and check the names of a pack.",
        "command.editor.kept": "Left as they are, because this command did not make them: {files} (in {path}). To replace them use --replace.",
        "command.editor.replace": "Replace files of these names that somebody else wrote.",
        "command.editor.same": "Nothing to do: the files in {path} are up to date.",
        "command.editor.written": "Wrote {files} in {path}.",
        "editor.made": "made for editors; do not edit, run the command again when the pack changes.",
    ]
}
