// SPDX-License-Identifier: Apache-2.0

extension Department {
    /// Fills the round with the proposals that make up most of it and hold no surprise.
    mutating func fillNominations() {
        for unit in units where unit.code != "BGD" {
            let members = people.filter { $0.unit == unit.code && !$0.isPlanted }
            for person in members where person.rating[2] == "HTXSNV" && person.leaderClass == 5 {
                var row = proposal("chien_si_thi_dua_co_so", person, papers: Self.titlePapers)
                row.unitFor = unit.size - random.below(3)
                row.councilFor = random.number(11...12)
                nominations.append(row)
            }
            let staff = members.filter { $0.rating[2] == "HTTNV" && $0.leaderClass == 5 }
            for person in staff.prefix(unit.size >= 14 ? 3 : 2) {
                var row = proposal("giay_khen_so_ca_nhan", person, papers: Self.formPapers)
                row.achievement = "TT-2024-\(person.code.dropFirst(2))"
                row.outstanding = "x"
                row.unitFor = unit.size - random.below(4)
                row.councilFor = random.chance(6) ? nil : random.number(10...12)
                nominations.append(row)
            }
        }
        for code in [
            "KHTC", "KS", "VPDK", "CNTT", "CN-DX", "CN-BL", "CN-CT", "CN-BDA", "CN-DP", "CN-LN", "TNN", "QLDD",
        ] {
            var row = proposal("giay_khen_so_tap_the", ofUnit: code, papers: Self.formPapers)
            row.achievement = "\(["CN-LN", "QLDD"].contains(code) ? "TTT" : "GKT")-2024-\(code)"
            row.outstanding = "x"
            nominations.append(row)
        }
    }
}
