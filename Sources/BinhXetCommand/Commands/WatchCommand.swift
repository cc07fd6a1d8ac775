// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds

/// `binhxet watch`: judges a round again whenever one of its files is saved, and shows what that changed.
///
/// It runs until Ctrl-C and then ends with 0.
struct WatchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "watch", abstract: Speech.text(Message("command.watch.about")))
    }

    @OptionGroup var round: RoundOptions

    @Flag(help: ArgumentHelp(Message("command.watch.timings")))
    var timings = false

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        guard var folders = FolderWatch() else {
            throw CommandFailure(Message("command.watch.impossible"), language: language)
        }
        var watch = RoundWatch(round.request, language: language)
        // Watched before the first look, so that nothing saved in between is missed.
        folders.add(watch.folders)
        let news = watch.start()
        folders.add(watch.folders)
        show(news, files: [], elapsed: nil, language)
        Terminal.write(Message("watch.waiting").text(in: language) + "\n", to: .output)
        while true {
            let news: RoundWatch.News?
            let files: [String]
            let clock = ContinuousClock()
            let start: ContinuousClock.Instant
            switch folders.wait() {
            case .interrupted: return
            case .everything:
                start = clock.now
                files = []
                news = watch.start()
            case .changed(let paths):
                start = clock.now
                files = paths.filter { watch.concerns($0) }
                news = watch.answer(to: paths)
            }
            guard let news else { continue }
            show(news, files: files, elapsed: start.duration(to: clock.now), language)
            folders.add(watch.folders)
        }
    }

    private func show(_ news: RoundWatch.News, files: [String], elapsed: Duration?, _ language: Language) {
        let folders =
            [FilePath.folder(of: round.round)] + (round.rules.map { [$0] } ?? FilePath.rulesFolders(above: round.round))
        let lines = SourceLines(folders: folders)
        let report = WatchReport(
            language: language, width: Terminal.width(.output), hasColour: Terminal.hasColour(.output)
        ) { lines.line($1, of: $0) }
        var text = report.text(of: news, files: files.map { FilePath.parts($0).name })
        if timings, let elapsed {
            let milliseconds =
                elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000
            text += Message("watch.elapsed", ["milliseconds": String(milliseconds)]).text(in: language) + "\n"
        }
        Terminal.write(text, to: .output)
    }
}
