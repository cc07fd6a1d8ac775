// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Files that tests write and never read again once the run is over.
public enum Scratch {
    /// A place in a folder of this run alone, which is gone when the run ends.
    ///
    /// - parameter ending: of the file's name, with its dot.
    public static func place(_ ending: String = "") -> URL { folder.appending(path: UUID().uuidString + ending) }

    private static let folder: URL = {
        let name = "binhxet-tests-\(ProcessInfo.processInfo.processIdentifier)"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            fatalError("\(folder.path): \(error)")
        }
        atexit { try? FileManager.default.removeItem(at: Scratch.folder) }
        return folder
    }()
}
