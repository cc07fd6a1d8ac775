// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension WhatIfPage {
    /// How near each unit is to one more place, a table for each award.
    func nextPlaces(_ awards: [NextPlaces], _ page: inout HTMLPage) {
        open("next", say("next"), &page)
        for award in awards {
            guard !award.units.isEmpty else {
                page.element("p", "\(award.title): \(words(Message("whatif.next.nobody")))")
                continue
            }
            page.table(
                caption: award.title, note: words.lever(of: award),
                columns: (NextPlaceColumns.all + ["then"]).map {
                    .init(title: words(Message("whatif.next.\($0)")), isNumber: $0 == "rank")
                },
                rows: award.units.map { unit in
                    .init(
                        lines: NextPlaceColumns.cells(unit, words).map { [$0] } + [words.consequences(of: unit)])
                })
        }
        page.add("</section>\n")
    }
}
