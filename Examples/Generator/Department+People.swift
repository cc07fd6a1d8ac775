// SPDX-License-Identifier: Apache-2.0

extension Department {
    mutating func makePeople() {
        for unit in units {
            let excellent = unit.size / 8
            let modest = unit.size / 10
            let leaders = unit.code == "BGD" ? 4 : unit.size >= 12 ? 3 : 2
            for member in 0..<unit.size {
                let isWoman = random.chance(unit.code == "KHTC" ? 80 : 42)
                let name = names.make(isWoman: isWoman, &random)
                var person = Person(
                    code: Self.code(people.count + 1), name: name, isWoman: isWoman, unit: unit.code,
                    position: Self.title(unit, member, leaders: leaders),
                    labour: Self.labour(unit, member), group: Self.group(unit, isLeader: member < leaders),
                    rating: ["HTTNV", "HTTNV", "HTTNV"], leaderClass: unit.code == "BGD" ? 2 : member < leaders ? 4 : 5,
                    score: 7000 + 25 * random.number(0...72))
                if member >= leaders, member < leaders + excellent { person.rating = Self.excellent(&random) }
                if member >= unit.size - modest { person.rating[2] = "HTNV" }
                if member == 0, unit.code != "BGD" { person.leads = unit.code }
                person.isAdvisory = unit.kind == "phong" && member >= leaders && random.chance(30)
                person.employment = Self.employment(person.labour, &random)
                person.honours = [Honour(code: "LDTT", year: 2023)]
                if person.rating[1] == "HTXSNV" { person.honours.append(Honour(code: "CSTDCS", year: 2023)) }
                if random.chance(6) { person.honours.append(Honour(code: "GKS", year: 2022, type: "phong_trao")) }
                add(person)
            }
        }
    }

    static func code(_ number: Int) -> String {
        let digits = String(number)
        return "CB" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func excellent(_ random: inout SplitMix) -> [String] {
        [random.chance(40) ? "HTXSNV" : "HTTNV", random.chance(50) ? "HTXSNV" : "HTTNV", "HTXSNV"]
    }

    private static func title(_ unit: Unit, _ member: Int, leaders: Int) -> String {
        let head: (String, String) =
            switch unit.code {
            case "BGD": ("Giám đốc Sở", "Phó Giám đốc Sở")
            case "VP": ("Chánh Văn phòng", "Phó Chánh Văn phòng")
            case "TTR": ("Chánh Thanh tra", "Phó Chánh Thanh tra")
            case "CCMT": ("Chi cục trưởng", "Phó Chi cục trưởng")
            default: unit.kind == "phong" ? ("Trưởng phòng", "Phó Trưởng phòng") : ("Giám đốc", "Phó Giám đốc")
            }
        if member == 0 { return head.0 }
        if member < leaders { return head.1 }
        switch labour(unit, member) {
        case "cong_chuc": return "Chuyên viên"
        case "vien_chuc": return "Viên chức"
        default: return "Nhân viên"
        }
    }

    private static func labour(_ unit: Unit, _ member: Int) -> String {
        let workers = unit.kind == "phong" ? unit.size / 10 : unit.size / 6
        if member >= unit.size - workers, unit.code != "BGD" { return "nld" }
        return ["phong", "ban_giam_doc"].contains(unit.kind) || unit.code == "CCMT" ? "cong_chuc" : "vien_chuc"
    }

    private static func group(_ unit: Unit, isLeader: Bool) -> String {
        if isLeader { return "LD" }
        if unit.kind == "phong" || unit.code == "CCMT" { return "CCCM" }
        if unit.code == "VPDK" { return "VCDK" }
        if !unit.isBranch { return "VCTT" }
        return ["CN-DX", "CN-CT", "CN-DP", "CN-BDA", "CN-PL", "CN-BGM"].contains(unit.code) ? "CN1" : "CN2"
    }

    private static func employment(_ labour: String, _ random: inout SplitMix) -> [Employment] {
        let start = Day(random.number(2004...2021), random.number(1...12), 1)
        guard labour != "nld", random.chance(15) else { return [Employment(kind: labour, from: start)] }
        let recruited = Day(start.year + 1, start.month, 15)
        return [
            Employment(kind: "nld", from: start, to: recruited.previous), Employment(kind: labour, from: recruited),
        ]
    }
}
