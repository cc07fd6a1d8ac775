// SPDX-License-Identifier: Apache-2.0

public import Records

/// Reads records from a workbook, a folder of CSV files or JSON.
///
/// ```swift
/// let result = RecordReader.read(.at("ho-so.xlsx"), schema: schema, round: RoundFacts(id: "2024", cells: facts))
/// guard let records = result.records else {
///     for diagnostic in result.diagnostics { print(diagnostic.text(in: .vietnamese)) }
///     return
/// }
/// ```
public enum RecordReader {
    /// Reads every record that a schema declares, and lists everything wrong with them in one pass.
    ///
    /// - Parameters:
    ///   - source: Where the records are.
    ///   - schema: What they look like, as the pack declares it.
    ///   - round: The facts of the round, which become the only row of the record `round`.
    ///   - awards: The awards that may be nominated for; when given, a nomination may name its award by id or title,
    ///     and one for anything else is an error.
    /// - Returns: The records, or nil in their place and at least one error among the diagnostics.
    public static func read(
        _ source: RecordSource, schema: Schema, round: RoundFacts, awards: CodeList? = nil
    ) -> ImportResult {
        read(source, schema: schema, round: round, awards: awards, leavesInFile: true)
    }

    /// Reads every record; `leavesInFile` says that rows of sound CSV files are read from there, which changes no answer.
    static func read(
        _ source: RecordSource, schema: Schema, round: RoundFacts, awards: CodeList?, leavesInFile: Bool
    ) -> ImportResult {
        var importer = Importer(schema: schema.stored, awards: awards, leavesInFile: leavesInFile)
        return importer.run(source, round)
    }
}
