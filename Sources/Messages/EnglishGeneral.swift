// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let englishGeneral: [String: String] = [
        "severity.error": "error",
        "severity.warning": "warning",
        "severity.note": "note",
    ]
}
