// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import Reports
import Rules

/// What to change of a round: one scenario on the command line, any number in a file.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .customLong("law-as-of"),
        help: ArgumentHelp(Message("command.option.simulate.law"), valueName: "date"))
    var lawAsOf: DateArgument?

    @Option(help: ArgumentHelp(Message("command.option.simulate.pack"), valueName: "pack-dir"))
    var pack: String?

    @Option(help: ArgumentHelp(Message("command.option.simulate.withdraw"), valueName: "candidate"))
    var withdraw: [String] = []

    @Option(
        name: .customLong("fact"), help: ArgumentHelp(Message("command.option.simulate.fact"), valueName: "fact=value"))
    var facts: [Setting] = []

    @Option(
        name: .customLong("scenarios"),
        help: ArgumentHelp(Message("command.option.simulate.scenarios"), valueName: "file"))
    var files: [String] = []

    func validate() throws {
        for file in files where !FilePath.isFile(file) {
            throw ValidationError(Speech.text(Message("command.no_file", ["path": file])))
        }
        if let pack, !FilePath.isFolder(pack) {
            throw ValidationError(Speech.text(Message("command.no_folder", ["path": pack])))
        }
    }

    /// The scenario of the options if they change anything, then those of the files.
    func scenarios(_ settings: [Setting], _ language: Language) throws(CommandFailure) -> [ScenarioDeclaration] {
        var found = try own(settings, language).map { [$0] } ?? []
        for file in files {
            let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            let name = FilePath.parts(file).name
            let (scenarios, diagnostics) = ScenarioFileLoader.load(
                text.composed, name: name)
            guard !scenarios.isEmpty else {
                let lines = SourceLines(folders: [FilePath.folder(of: file)])
                let report = DiagnosticReport(language: language, colour: Terminal.hasColour(.error)) {
                    lines.line($1, of: $0)
                }
                throw CommandFailure(diagnostics, report: report)
            }
            found += scenarios.map { $0.resolvingRules(beside: FilePath.folder(of: file)) }
        }
        return found
    }

    private func own(_ settings: [Setting], _ language: Language) throws(CommandFailure) -> ScenarioDeclaration? {
        guard !settings.isEmpty || lawAsOf != nil || pack != nil || !withdraw.isEmpty || !facts.isEmpty else {
            return nil
        }
        var found: [ScenarioDeclaration.Fact] = []
        for fact in facts {
            guard let read = Self.fact(fact) else {
                throw CommandFailure(
                    Message("command.simulate.bad_fact", ["value": "\(fact.parameter)=\(fact.value)"]),
                    language: language)
            }
            found.append(read)
        }
        let parts =
            settings.map { "\($0.parameter) = \($0.value)" } + (lawAsOf.map { ["law_as_of = \($0.date)"] } ?? [])
            + (pack.map { [$0] } ?? []) + withdraw.map { "– \($0)" } + facts.map { "\($0.parameter) = \($0.value)" }
        return ScenarioDeclaration(
            id: "command", title: parts.joined(separator: ", "),
            parameters: settings.map { .init(parameter: $0.parameter, value: .text($0.value)) }, rules: pack,
            lawAsOf: lawAsOf?.date, facts: found,
            withdrawals: withdraw.map { text in
                let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
                return .init(candidate: parts.first ?? "", award: parts.count == 2 ? parts[1] : nil)
            })
    }

    /// `record.key.field=value` or `record.key.field.2024=value`; a key may hold dots.
    private static func fact(_ setting: Setting) -> ScenarioDeclaration.Fact? {
        var parts = setting.parameter.split(separator: ".").map(String.init)
        let value = ScenarioDeclaration.Value.literal(.text(setting.value))
        var year: Int?
        if parts.count > 3, let last = parts.last, last.count == 4, let number = Int(last) {
            year = number
            parts.removeLast()
        }
        guard parts.count >= 3, let field = parts.last else { return nil }
        return .init(
            record: parts[0], key: parts[1..<(parts.count - 1)].joined(separator: "."), field: field,
            value: year.map { .years([$0: value]) } ?? value)
    }
}

extension ScenarioDeclaration {
    /// The scenario with another pack's folder taken relative to the scenario file.
    fileprivate func resolvingRules(beside folder: String) -> ScenarioDeclaration {
        guard let rules, !rules.hasPrefix("/") else { return self }
        return ScenarioDeclaration(
            id: id, title: title, parameters: parameters,
            rules: URL(filePath: folder).appending(path: rules).standardizedFileURL.path, lawAsOf: lawAsOf,
            facts: facts, decisions: decisions, withdrawals: withdrawals, position: position)
    }
}
