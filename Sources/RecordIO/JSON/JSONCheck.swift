// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What makes a text no JSON, with line and column; nil when it is JSON (RFC 8259) that gives no key twice in one object.
public func jsonProblem(in bytes: [UInt8], file: String) -> Diagnostic? {
    do {
        _ = try JSONParser.parse(bytes)
        return nil
    } catch {
        var log = DiagnosticLog()
        JSONTables.report(error, file, &log)
        return log.diagnostics.first
    }
}
