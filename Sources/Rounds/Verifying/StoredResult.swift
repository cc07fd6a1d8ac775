// SPDX-License-Identifier: Apache-2.0

import Allocation
import Messages
import Platform

/// What a stored result claims, as far as its proof is checked: who got what, and the certificates.
struct StoredResult: Decodable {
    let format: String
    let language: String?
    let seal: String?
    let awards: [Award]

    struct Award: Decodable {
        let id: String
        let candidates: [Candidate]
        let certificate: String?
    }

    struct Candidate: Decodable {
        let candidate: String
        let outcome: String
        let decision: Decision?
    }

    struct Decision: Decodable {
        let outcome: String
    }

    /// Reads the text of a result; nil for anything else.
    init?(json text: String) {
        guard let data = text.data(using: .utf8), let stored = try? JSONDecoder().decode(Self.self, from: data),
            stored.format == "binhxet.result/1"
        else { return nil }
        self = stored
    }
}

extension StoredResult.Candidate {
    /// What the file says the candidate gets, decisions applied; nil for those who do not compete.
    var standing: Standing? {
        switch outcome {
        case "awarded": .awarded
        case "contested": .contested
        case "not_awarded": .notAwarded
        case "overridden": decision?.outcome == "awarded" ? .awarded : .notAwarded
        default: nil
        }
    }
}
