// SPDX-License-Identifier: Apache-2.0

import Rounds

extension ExampleResult {
    /// Two awards: one with near misses of every kind, one that nobody missed narrowly.
    var nearMisses: [NearMissList] {
        [
            NearMissList(
                award: certificate.id, title: certificate.title, forEach: "person", basis: certificate.basis,
                entries: [
                    .init(
                        key: "P017", name: "Lê Văn <Tám>", unit: say("Phòng A", "Office A"),
                        condition: say("Điểm từ 80 trở lên", "Score of 80 or more"), part: "", standard: "",
                        found: "78", needed: "80", distance: "2", basis: say("Điều 74", "Article 74")),
                    .init(
                        key: "P018", name: "=Trần, Bình", unit: "", condition: say("Đủ chuỗi năm", "Enough years"),
                        part: say("Số năm: từ 2", "Years: 2 or more"), standard: say("Điểm d", "Point d"), found: "1",
                        needed: "2", distance: "", basis: ""),
                ]),
            NearMissList(award: "b", title: "B", forEach: "unit", basis: "", entries: []),
        ]
    }
}
