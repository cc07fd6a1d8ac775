// SPDX-License-Identifier: Apache-2.0

/// The empty workbook of a schema.
public enum Template {
    /// The name of the sheet that explains the others.
    public static let explanationSheet = "Hướng dẫn"
}
