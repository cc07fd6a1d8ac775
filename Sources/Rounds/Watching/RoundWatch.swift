// SPDX-License-Identifier: Apache-2.0

public import Messages
import Platform
import Rules

/// A round that is judged again whenever one of its files is saved, and tells what that changed.
///
/// It keeps what a saved file does not touch: the records when rules changed, the rules when records changed. It knows
/// nothing of how a save is noticed.
///
/// ```swift
/// var watch = RoundWatch(RoundRequest(roundFile: "tong-ket-2024.lua"), language: .vietnamese)
/// _ = watch.start()
/// let news = watch.answer(to: ["rules/goi/titles.lua"])
/// ```
public struct RoundWatch {
    /// What a save brought.
    public enum News: Sendable {
        /// The first result, or the first after errors from the beginning.
        case first(RoundResult)
        /// Another result than the last good one.
        case changed(RoundDifference)
        /// The last good result still stands; after errors, they are gone.
        case same(afterErrors: Bool)
        /// Everything that is wrong; the last good result, if there is one, stays.
        case broken([Diagnostic], hasResult: Bool)
    }

    private let request: RoundRequest
    private let language: Language
    /// Where the records are, as the round file last said.
    private var recordsPath: String?
    /// The last good result.
    private var last: (session: RoundSession, snapshot: RoundSnapshot)?
    private var pack: PackLoader.Loaded?
    private var records: ImportedRecords?
    private var isBroken = false

    /// Makes a watch that has not looked yet.
    public init(_ request: RoundRequest, language: Language) {
        self.request = request
        self.language = language
        findRecords()
    }

    private var loader: RoundLoader { RoundLoader(request: request) }

    /// Judges the round for the first time.
    public mutating func start() -> News { judge(keepsRules: false) }

    /// Judges the round again after files were saved, made or taken away; nil when none of them belongs to it.
    public mutating func answer(to paths: [String]) -> News? {
        let kinds = Set(paths.compactMap { kind(of: $0) })
        guard !kinds.isEmpty else { return nil }
        return judge(keepsRules: !kinds.contains(.rules))
    }

    /// Whether a file belongs to the round.
    public func concerns(_ path: String) -> Bool { kind(of: path) != nil }

    private mutating func judge(keepsRules: Bool) -> News {
        do throws(RoundFailure) {
            if !keepsRules { pack = nil }
            let rules = try loader.loadRules(reusing: pack)
            pack = rules.pack
            recordsPath = standardized(try loader.recordsPath(rules.declaration))
            let loaded = try loader.load(rules, reusing: records)
            records = loaded.imported
            let session = try RoundSession.open(loaded)
            return news(of: session)
        } catch {
            findRecords()
            isBroken = true
            return .broken(error.diagnostics, hasResult: last != nil)
        }
    }

    private mutating func news(of session: RoundSession) -> News {
        let result = session.result(language: language, certificates: false)
        let snapshot = RoundSnapshot(result, language: language)
        defer {
            last = (session, snapshot)
            isBroken = false
        }
        guard let last else { return .first(result) }
        let difference = RoundDifference(
            RoundComparison(from: last.snapshot, to: snapshot), from: last.session, to: session, language: language)
        let isSame = difference.comparison.isSame && difference.parameters.isEmpty
        return isSame ? .same(afterErrors: isBroken) : .changed(difference)
    }

    // MARK: Files

    private enum Kind {
        case round
        case rules
        case records
    }

    /// What a file is to the round; nil for drafts of editors, locks of office programs and everything else.
    private func kind(of path: String) -> Kind? {
        let file = URL(filePath: path).standardizedFileURL
        let name = file.lastPathComponent
        if file.path == standardized(request.roundFile) { return .round }
        guard !name.hasPrefix("."), !name.hasPrefix("~$"), !name.hasSuffix("~") else { return nil }
        if let records = recordsPath {
            if file.path == records { return .records }
            let isTable = name.lowercased().hasSuffix(".csv")
            if isTable, file.deletingLastPathComponent().path == records { return .records }
        }
        let folder = file.deletingLastPathComponent().deletingLastPathComponent().path
        let isRule = name.hasSuffix(".lua") && folder == standardized(loader.rulesFolder())
        return isRule ? .rules : nil
    }

    /// The folders in which files of the round are saved: of the round file, of the records, and of each pack.
    public var folders: [String] {
        let rules = standardized(loader.rulesFolder())
        var found = [URL(filePath: request.roundFile).standardizedFileURL.deletingLastPathComponent().path, rules]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: rules)) ?? []
        found += names.sorted().map { "\(rules)/\($0)" }.filter { RoundLoader.isFolder($0) }
        if let records = recordsPath {
            let isFolder = RoundLoader.isFolder(records)
            found.append(isFolder ? records : URL(filePath: records).deletingLastPathComponent().path)
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// Reads from the round file alone where the records are; one that is broken says nothing new.
    private mutating func findRecords() {
        let found = (try? loader.loadDeclaration()).flatMap { try? loader.recordsPath($0.0) }
        if let found { recordsPath = standardized(found) }
    }

    private func standardized(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
