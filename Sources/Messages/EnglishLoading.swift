// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let englishLoading: [String: String] = [
        "import.file.changed": "the file was changed while it was being read.",
        "import.advice.try_again": "Wait until it is saved, then run again.",
    ]
}
