// SPDX-License-Identifier: Apache-2.0

public import Messages

/// The files that let an editor know a pack's language: annotations for LuaLS, its settings, and a list for luacheck.
///
/// All of them are made from the vocabulary and the pack's schema, parameters and awards; the same pack gives the same
/// bytes. Rules never load them: only the files that `pack.lua` names are rules.
///
/// ```swift
/// for file in EditorFiles(rulebook, language: .vietnamese).all { print(file.name) }
/// ```
public struct EditorFiles {
    /// A file by its name in the pack's folder.
    public struct File: Sendable, Hashable {
        /// The name, such as `_meta/records.lua`.
        public let name: String
        /// The text.
        public let text: String
        /// The line by which a file of this kind is known to have been made by this program.
        public let mark: String
    }

    /// The folder of annotations inside a pack, which holds no rules.
    public static let folder = "_meta"

    let rulebook: Rulebook
    let language: Language

    /// Makes the files of a pack; titles are the pack's own, the rest is said in a language.
    public init(_ rulebook: Rulebook, language: Language) {
        self.rulebook = rulebook
        self.language = language
    }

    /// Every file, in the order of their names.
    public var all: [File] {
        [
            luacheck,
            File(name: ".luarc.json", text: Self.settings, mark: Self.settingsMark),
            annotations("records", RecordAnnotations(rulebook).lines),
            annotations("words", WordAnnotations.lines),
        ]
    }

    private static let luaMark = "-- binhxet editor:"
    private static let settingsMark = "\"//\": \"binhxet editor\""

    /// The first line of a Lua file made here.
    private var heading: String { "\(Self.luaMark) " + Message("editor.made").text(in: language) }

    private func annotations(_ name: String, _ lines: [String]) -> File {
        let text = (["---@meta _", heading, ""] + lines).joined(separator: "\n") + "\n"
        return File(name: "\(Self.folder)/\(name).lua", text: text, mark: Self.luaMark)
    }

    private var luacheck: File {
        let lines = [heading, ""] + LuacheckList(rulebook).lines
        return File(name: ".luacheckrc", text: lines.joined(separator: "\n") + "\n", mark: Self.luaMark)
    }

    /// What the sandbox does not have, the editor need not offer.
    private static let settings = """
        {
          \(settingsMark),
          "runtime.version": "Lua 5.4",
          "runtime.builtin": {
            "basic": "disable",
            "bit": "disable",
            "bit32": "disable",
            "builtin": "enable",
            "coroutine": "disable",
            "debug": "disable",
            "ffi": "disable",
            "io": "disable",
            "jit": "disable",
            "math": "enable",
            "os": "disable",
            "package": "disable",
            "string": "enable",
            "table": "enable",
            "utf8": "enable"
          },
          "workspace.library": ["\(folder)"],
          "workspace.checkThirdParty": false,
          "diagnostics.globals": [],
          "diagnostics.severity": { "undefined-field": "Error", "undefined-global": "Error" },
          "completion.showWord": "Disable"
        }

        """
}
