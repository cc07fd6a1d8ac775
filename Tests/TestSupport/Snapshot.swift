// SPDX-License-Identifier: Apache-2.0

import Foundation
public import Testing

/// Compares text with the snapshot file kept beside the test, and records it when asked.
///
/// Snapshots live in `Snapshots/NAME` beside the test's source file. Run the tests with `RECORD_SNAPSHOTS=1` to write
/// them anew; without it a missing snapshot fails, so that nothing is ever accepted unseen.
public func expectSnapshot(
    _ text: String, named name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
    let snapshot = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: snapshot)
        return
    }
    guard let recorded = try? String(contentsOf: snapshot, encoding: .utf8) else {
        Issue.record("no snapshot \(name); run with RECORD_SNAPSHOTS=1 and read it", sourceLocation: sourceLocation)
        return
    }
    guard recorded != text else { return }
    Issue.record("\(name) differs:\n\(firstDifference(recorded, text))", sourceLocation: sourceLocation)
}

/// The first line on which two texts differ, with its number and two lines of context.
private func firstDifference(_ old: String, _ new: String) -> String {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset ?? min(before.count, after.count)
    let context = before[max(0, line - 2)..<min(line, before.count)].map { "  \($0)" }
    let changed =
        (line < before.count ? ["- \(before[line])"] : []) + (line < after.count ? ["+ \(after[line])"] : [])
    return (["line \(line + 1)"] + context + changed).joined(separator: "\n")
}
