// SPDX-License-Identifier: Apache-2.0

import Cores
import LuaSandbox
import Messages
import Records

/// Runs files in a fresh sandbox and reads back what they wrote.
struct ScriptRun {
    let files: [SourceFile]
    /// Which words the files may use: `environment` for rules, `round_environment` for rounds.
    let environment: String
    /// Where what they wrote is kept, if anywhere.
    var store: (any ScriptStore)?
    /// Whether the store has what they wrote, or must not have it: what a broken statement cost is said each time.
    private var isSettled = false

    init(files: [SourceFile], environment: String, store: (any ScriptStore)? = nil) {
        self.files = files
        self.environment = environment
        self.store = store
    }

    /// How many broken statements are looked for before the rest is left for the next run.
    private static let patience = 40

    /// What the files wrote, with each broken statement reported and left out; nil after our own failure.
    ///
    /// What is kept of the same files is taken as it is: running them again would write the same.
    mutating func script(_ findings: inout Findings) -> Script? {
        var kept: Script?
        if let store, store.read(texts, { words throws(DamagedWords) in kept = try ScriptReader.read(&words) }),
            let kept
        {
            isSettled = true
            return kept
        }
        let known = findings.diagnostics.count
        let script = run(&findings)
        isSettled = findings.diagnostics.count > known
        return script
    }

    /// Keeps what the files wrote for the next time.
    func keep(_ script: Script) {
        guard let store, !isSettled else { return }
        store.keep(texts) { ScriptWriter.write(script, to: &$0) }
    }

    /// Everything that decides what the files write.
    private var texts: [String] { [Self.vocabulary, environment] + files.flatMap { [$0.name, $0.text] } }

    /// What tells one vocabulary from another, where two programs look alike.
    private static let vocabulary: String = {
        var words = WordWriter { _ in }
        words.write(PackageResources.prelude_lua)
        return String(words.checksum, radix: 16)
    }()

    private func run(_ findings: inout Findings) -> Script? {
        var texts = files.map(\.text)
        var removedNames: Set<String> = []
        var isChecked = onCores(files.count, isParallel: true) { [files] in
            SourceCheck.refusal(of: files[$0].text, name: files[$0].name) == nil
        }
        for _ in 0..<Self.patience {
            do throws(SandboxError) {
                var sandbox = try Self.sandbox()
                for index in files.indices {
                    do throws(SandboxError) {
                        try sandbox.run(
                            texts[index], name: files[index].name, environment: environment,
                            isChecked: isChecked[index])
                    } catch {
                        isChecked[index] = false
                        report(error, in: files[index], texts[index], &findings)
                        texts[index] = Statements(texts[index]).removing(after: error, &removedNames)
                        throw error
                    }
                }
                let value = try sandbox.callPrelude("collect", [])
                guard var script = Script(value) else {
                    findings.add(at: .nowhere, Message("rules.internal", ["detail": "collect"]))
                    return nil
                }
                script.lostNames.formUnion(removedNames)
                for mistake in script.mistakes where mistake.code == "assigned_global" {
                    script.lostNames.formUnion(mistake.arguments)
                }
                return script
            } catch {
                guard error.position != nil || error.code != .badValue else {
                    findings.add(at: .nowhere, Message("rules.internal", ["detail": error.description]))
                    return nil
                }
            }
        }
        return nil
    }

    /// A sandbox that knows the vocabulary.
    static func sandbox(budget: Budget = Budget()) throws(SandboxError) -> Sandbox {
        var sandbox = try Sandbox(budget: budget)
        try sandbox.loadPrelude(prelude.get())
        return sandbox
    }

    /// The vocabulary, compiled once: every file that is read, and every evaluator that calls functions, begins with it.
    private static let prelude = Result { () throws(SandboxError) in
        try CompiledPrelude(String(decoding: PackageResources.prelude_lua, as: UTF8.self), name: "prelude")
    }

    private func report(_ error: SandboxError, in file: SourceFile, _ text: String, _ findings: inout Findings) {
        let source = text.split(separator: "\n", omittingEmptySubsequences: false)
        func excerpt(_ line: Int) -> String { source.indices.contains(line - 1) ? source[line - 1].trimmingSpaces : "" }
        var line = error.position?.line ?? 1
        let chunk = error.position?.chunk ?? file.name
        if error.code == .syntax, let slip = SyntaxSlip(error.message, at: line, of: source) {
            findings.add(at: SourcePosition(file: chunk, line: slip.line), slip.message)
            return
        }
        // What Lua misses at the end of a file is missing where it was opened.
        if error.code == .syntax, excerpt(line).isEmpty { line = Statements.openingLine(in: error.message) ?? line }
        findings.add(at: SourcePosition(file: chunk, line: line), LuaMessage(error).message)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
