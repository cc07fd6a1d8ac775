// SPDX-License-Identifier: Apache-2.0

/// A workbook that is put together in memory and then written to one `.xlsx` file.
///
/// It is a plain value: the same value always gives the same bytes, on any day and any machine.
///
///     var workbook = Workbook(title: "Danh sách đề nghị")
///     workbook.sheets.append(sheet)
///     try workbook.write(to: "danh-sach.xlsx")
public struct Workbook: Hashable, Sendable {
    /// The title in the file's properties.
    public var title: String
    /// The author in the file's properties.
    public var author: String
    /// The sheets in the order of their tabs; at least one of them must be visible.
    public var sheets: [Sheet] = []

    /// An empty workbook.
    public init(title: String, author: String = "BinhXet") {
        self.title = title
        self.author = author
    }

    /// Writes the workbook to a file, replacing what was there only when everything has been written.
    ///
    /// - Throws: ``WorkbookError`` before anything is written if the workbook has something that no file can hold, or
    ///   when the file cannot be written; the file at `path` is then untouched.
    public func write(to path: String) throws(WorkbookError) {
        try check()
        let draft = try DraftFile(for: path)
        var file = try WorkbookFile(path: draft.path)
        try file.describe(title: title, author: author)
        for sheet in sheets {
            try file.add(sheet)
        }
        try file.close()
        try draft.publish()
    }
}
