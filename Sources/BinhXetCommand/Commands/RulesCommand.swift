// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rules

/// `binhxet rules`: a pack in sentences with its articles.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "rules", abstract: Speech.text(Message("command.rules.about")))
    }

    @OptionGroup var pack: PackArgument

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let prose = RulebookProse(try pack.rulebook(language), language)
        let report = OutlineReport(width: Terminal.width(.output), hasColour: Terminal.hasColour(.output))
        let text = report.text(
            of: prose.sections.filter { !$0.lines.isEmpty }.map { section in
                OutlineReport.Section(
                    title: section.title,
                    lines: section.lines.map { line in
                        let source = [line.basis, line.position].filter { !$0.isEmpty }
                        return .init(depth: line.depth, text: line.text, source: source.joined(separator: " · "))
                    })
            })
        try Terminal.answer(text, language)
    }
}
