// SPDX-License-Identifier: Apache-2.0

/// Reads one worksheet part row by row, packing only cells that hold something.
final class WorksheetHandler: XMLHandler {
    /// The sheet as far as it was read; a value of its own, so that each event costs one access to the object.
    private(set) var sheet: SheetInProgress

    init(_ sheet: SheetInProgress) {
        self.sheet = sheet
    }

    var failure: WorkbookProblem? { sheet.failure }

    func start(_ name: XMLName, _ attributes: XMLAttributes) { sheet.start(name, attributes) }
    func end(_ name: XMLName) { sheet.end(name) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { sheet.text(bytes) }
}
