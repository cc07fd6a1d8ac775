// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

var request = RoundRequest(roundFile: "Examples/tong-ket-2024/tong-ket-2024.lua")
request.award = "bang_khen_tinh_ca_nhan"
do {
    let session = try RoundSession.open(request)
    for award in session.result(language: .vietnamese).awards {
        print(award.title)
        for candidate in award.candidates where candidate.outcome == .awarded {
            print("  \(candidate.name) (\(candidate.key)): \(candidate.reason.message.text(in: .vietnamese))")
        }
    }
} catch {
    for problem in error.diagnostics { print(problem.text(in: .vietnamese)) }
}
