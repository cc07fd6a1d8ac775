// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import RecordIO
import Records
import Reports
import Rules

/// `binhxet import`: everything that is wrong with records, or an empty workbook to fill in.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "import", abstract: Speech.text(Message("command.import.about")))
    }

    @OptionGroup var pack: PackArgument

    @Argument(help: ArgumentHelp(Message("command.argument.records"), valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp(Message("command.option.template"), valueName: "file.xlsx"))
    var template: String?

    @Option(help: ArgumentHelp(Message("command.option.year"), valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @OptionGroup var common: LanguageOptions

    func validate() throws {
        guard (file == nil) != (template == nil) else {
            throw ValidationError(Speech.text(Message("command.import.one_of")))
        }
        if let file, !FilePath.exists(file) {
            throw ValidationError(Speech.text(Message("command.no_file", ["path": file])))
        }
        // A workbook that somebody has filled in is not to be made anew.
        if let template, FilePath.exists(template) {
            throw ValidationError(Speech.text(Message("command.init.exists", ["path": template])))
        }
        if let year, !(1900...2200).contains(year) {
            throw ValidationError(Speech.text(Message("command.import.bad_year", ["year": String(year)])))
        }
    }

    func run() throws {
        let language = common.language.language
        let rulebook = try pack.rulebook(language)
        if let template {
            try writeTemplate(rulebook, to: template, language)
        } else if let file {
            try read(file, rulebook, language)
        }
    }

    // MARK: Reading

    private func read(_ file: String, _ rulebook: Rulebook, _ language: Language) throws(CommandFailure) {
        let awards = CodeList(
            "award", isOrdered: false, codes: rulebook.awards.map { CodeList.Code($0.id, title: $0.title) })
        let imported = RecordReader.read(
            .at(file), schema: rulebook.schema, round: RoundFacts(id: "import", cells: [:]), awards: awards)
        let report = pack.report(language)
        if format == .json { Terminal.write(report.json(of: imported.diagnostics), to: .output) }
        guard let records = imported.records else { throw CommandFailure(imported.diagnostics, report: report) }
        Terminal.write(report.text(of: imported.diagnostics), to: .error)
        guard format == .text else { return }
        var text = Message("command.import.fine").text(in: language) + "\n"
        for (record, table) in zip(records.schema.records, records.tables) where record.name != "round" {
            let values = ["title": record.title, "count": String(table.keys.count)]
            text += "  • " + Message("command.import.count", values).text(in: language) + "\n"
        }
        Terminal.write(text, to: .output)
    }

    // MARK: Template

    private func writeTemplate(
        _ rulebook: Rulebook, to path: String, _ language: Language
    ) throws(CommandFailure) {
        // The year is the pack's unless one is asked for: what is written must not depend on today.
        guard let last = year ?? rulebook.pack.from?.year ?? rulebook.packs.last(where: { $0.from != nil })?.from?.year
        else { throw CommandFailure(Message("command.import.year_needed"), language: language) }
        let sheets = Template.sheets(for: rulebook.schema, years: Array(last - 2...last), language: language)
        try TemplateWorkbook(sheets: sheets, title: rulebook.pack.title, language: language).write(to: path)
        Terminal.write(
            Message("command.import.template_written", ["path": path]).text(in: language) + "\n", to: .output)
    }
}
