// SPDX-License-Identifier: Apache-2.0

import Messages
import Reports
import Rounds

/// Why a command ends without having done its work: what to print on standard error, and the exit status.
struct CommandFailure: Error {
    let status: Int32
    let text: String

    /// Errors of the rules or records: all of them, exit status 1.
    ///
    /// If all of them are about the options of the command line, the call was wrong and the status is 2.
    init(_ diagnostics: [Diagnostic], report: DiagnosticReport) {
        let isCall = diagnostics.allSatisfy { $0.severity != .error || Self.isOption($0.place) }
        status = isCall ? 2 : 1
        text = report.text(of: diagnostics)
    }

    /// A wrong call, or output that cannot be written: exit status 2.
    init(_ message: Message, advice: Message? = nil, language: Language = Speech.language) {
        let problem = Diagnostic(.error, at: .nowhere, message, advice: advice)
        status = 2
        text = DiagnosticReport(language: language).text(of: [problem])
    }

    /// An exit status with nothing more to say.
    init(status: Int32, text: String = "") {
        self.status = status
        self.text = text
    }

    private static func isOption(_ place: Place) -> Bool {
        if case .named(let name) = place { name.hasPrefix("--") } else { false }
    }
}
