// SPDX-License-Identifier: Apache-2.0

package import Messages

/// The value that a JSON text (RFC 8259) holds.
///
/// - throws: ``JSONFault`` with line and column where it is none, or gives a key twice in one object.
package func parseJSON(_ bytes: [UInt8], file: String) throws(JSONFault) -> JSONValue {
    do {
        return try JSONParser.parse(bytes).value
    } catch {
        var log = DiagnosticLog()
        JSONTables.report(error, file, &log)
        throw JSONFault(diagnostics: log.diagnostics)
    }
}

/// What makes a text no JSON.
package struct JSONFault: Error {
    /// What is wrong, and where.
    package let diagnostics: [Diagnostic]
}
