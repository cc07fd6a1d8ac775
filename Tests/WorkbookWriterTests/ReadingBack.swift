// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkbookWriter

/// A folder that disappears with the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

/// Writes sheets and gives back the parts of the file by name, read by a program that shares nothing with the writer.
func written(_ sheets: Sheet...) throws -> [String: String] {
    let folder = try TemporaryFolder()
    var workbook = Workbook(title: "Thử")
    workbook.sheets = sheets
    try workbook.write(to: folder.path("a.xlsx"))
    let reader = Process()
    reader.executableURL = URL(filePath: "/usr/bin/env")
    reader.arguments = [
        "python3", "-c",
        """
        import json, sys, zipfile
        file = zipfile.ZipFile(sys.argv[1])
        json.dump({name: file.read(name).decode("utf-8") for name in file.namelist()}, sys.stdout)
        """, folder.path("a.xlsx"),
    ]
    let output = Pipe()
    reader.standardOutput = output
    try reader.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    reader.waitUntilExit()
    try #require(reader.terminationStatus == 0)
    return try JSONDecoder().decode([String: String].self, from: data)
}
