// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct EvaluateCommandTests {
    @Test("every format is written, twice the same bytes, with nothing on standard error")
    func formats() throws {
        let place = try Workplace.filled()
        for (format, start) in [
            ("table", "Tổng kết"), ("json", "{\n"), ("html", "<!doctype html>"), ("csv", "\u{FEFF}"),
        ] {
            let first = try place.binhxet("evaluate", "dot.lua", "--format", format)
            #expect(first.status == 0)
            #expect(first.output.hasPrefix(start), "\(format)")
            #expect(first.errors == "")
            #expect(!first.output.contains("\u{1B}"))
            #expect(try place.binhxet("evaluate", "dot.lua", "--format", format).output == first.output)
        }
    }

    @Test("the result says who has the seat, who waits and for what")
    func result() throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("evaluate", "dot.lua", "--format", "json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let awards = try #require(root["awards"] as? [[String: Any]])
        #expect(awards.map { $0["id"] as? String } == ["lao_dong_tien_tien", "chien_si_thi_dua_co_so"])
        let candidates = try #require(awards[1]["candidates"] as? [[String: Any]])
        var found: [String: String] = [:]
        for candidate in candidates {
            let key = try #require(candidate["candidate"] as? String)
            found[key] = "\(candidate["verdict"] ?? "") \(candidate["outcome"] ?? "")"
        }
        #expect(
            found == [
                "CB1": "eligible awarded", "CB2": "eligible not_awarded", "CB3": "eligible not_competing",
                "CB4": "ineligible not_competing", "CB5": "undetermined not_competing",
            ])
        let unknown = try #require(candidates.first { $0["candidate"] as? String == "CB5" })
        #expect(unknown["missing_facts"] as? [String] == ["person.rating[2024]"])
        #expect((root["assumptions"] as? [[String: Any]])?.first?["parameter"] as? String == "title_share")
    }

    @Test("a parameter set on the command line changes the seats")
    func setting() throws {
        let place = try Workplace.filled()
        let people = try place.read("ho-so/Cá nhân.csv")
        try place.write("ho-so/Cá nhân.csv", people.replacingOccurrences(of: ",80,", with: ",80,HTNV"))
        let run = try place.binhxet(
            "evaluate", "dot.lua", "--set", "title_share=70", "--award", "chien_si_thi_dua_co_so")
        #expect(run.status == 0)
        #expect(run.output.contains("70 % × 3 = 2,1 → 2"))
        #expect(!run.output.contains("Lao động tiên tiến\n━"))
        #expect(run.output.contains("Phạm Dũng"), "one award lists those who are not eligible too")
    }

    @Test("English on request, and colours only where asked")
    func language() throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("evaluate", "dot.lua", "--language", "en")
        #expect(run.output.contains("ASSUMPTIONS") && run.output.contains("awarded"))
        #expect(!run.output.contains("GIẢ ĐỊNH"))
        #expect(try place.binhxet("--help", "--language", "en").output.contains("Evaluate a round"))
    }

    @Test("--output replaces a file whole, and leaves nothing beside it")
    func output() throws {
        let place = try Workplace.filled()
        try place.write("kq.json", "old")
        let before = try place.names()
        let run = try place.binhxet("evaluate", "dot.lua", "--format", "json", "--output", "kq.json")
        #expect(run.status == 0 && run.output == "")
        #expect(try place.read("kq.json").hasSuffix("}\n"))
        #expect(try place.names() == before)
    }

    @Test("errors of the records end with 1, all of them on standard error, and the output file stays as it was")
    func recordErrors() throws {
        let place = try Workplace.filled()
        let people = try place.read("ho-so/Cá nhân.csv")
        try place.write(
            "ho-so/Cá nhân.csv",
            people.replacingOccurrences(of: ",70,HTNV", with: ",7000,HTNV").replacingOccurrences(
                of: "90,HTXSNV", with: "90,HTXNSV"))
        try place.write("kq.json", "old")
        let run = try place.binhxet("evaluate", "dot.lua", "--format", "json", "--output", "kq.json")
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.contains("7000") && run.errors.contains("HTXNSV"))
        #expect(try place.read("kq.json") == "old")
    }

    @Test("errors of the rules end with 1 and show the line")
    func ruleErrors() throws {
        let place = try Workplace.filled()
        let titles = try place.read("rules/co-quan/titles.lua")
        try place.write(
            "rules/co-quan/titles.lua", titles.replacingOccurrences(of: "person.rating", with: "person.raitng"))
        let run = try place.binhxet("evaluate", "dot.lua")
        #expect(run.status == 1 && run.output == "")
        #expect(run.errors.contains("co-quan/titles.lua:8"))
        #expect(run.errors.contains("8 │ ") && run.errors.contains("raitng"))
        #expect(run.errors.contains("`rating`"))
    }

    @Test(
        "a wrong call ends with 2 and says so on standard error",
        arguments: [
            ["evaluate"], ["evaluate", "khong-co.lua"], ["evaluate", "dot.lua", "--format", "xml"],
            ["evaluate", "dot.lua", "--set", "title_share"], ["evaluate", "dot.lua", "--set", "khong_co=1"],
            ["evaluate", "dot.lua", "--award", "khong_co"],
            ["evaluate", "dot.lua", "--near-misses", "--format", "html"], ["evaluate", "dot.lua", "--counterfactual"],
            ["evaluate", "dot.lua", "--rules", "khong-co"],
            ["evaluate", "dot.lua", "--output", "khong-co/kq.txt"], ["explain", "dot.lua"],
            ["explain", "dot.lua", "CB9"], ["explain", "dot.lua", "A", "lao_dong_tien_tien"],
            ["check", "khong-co"], ["import", "rules/co-quan"], ["import", "rules/co-quan", "khong-co.xlsx"],
            ["import", "rules/co-quan", "ho-so", "--template", "a.xlsx"], ["khong-co"], ["--khong-co"],
            ["init", "pack", "rules/co-quan"], ["init", "pack", "rules/Gói"],
            ["init", "round", "dot.lua", "--pack", "co-quan"],
        ])
    func usage(arguments: [String]) throws {
        let place = try Workplace.filled()
        let before = try place.names()
        let run = try place.binhxet.run(arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(!run.errors.isEmpty)
        #expect(try place.names() == before)
    }
}

@Suite struct ExplainCommandTests {
    @Test("an explanation as text names what is missing, and as JSON has its format")
    func explanation() throws {
        let place = try Workplace.filled()
        let text = try place.binhxet("explain", "dot.lua", "CB4", "chien_si_thi_dua_co_so")
        #expect(text.status == 0)
        #expect(text.output.contains("✗ Đạt tiêu chuẩn Lao động tiên tiến"))
        #expect(text.output.contains("co-quan/titles.lua:"))
        #expect(text.output.contains("GIẢ ĐỊNH"))
        let json = try place.binhxet("explain", "dot.lua", "CB4", "--format", "json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(root["format"] as? String == "binhxet.explanation/1")
        #expect((root["explanations"] as? [Any])?.count == 2)
    }

    @Test("a mistyped key finds its neighbour")
    func nearest() throws {
        let place = try Workplace.filled()
        #expect(try place.binhxet("explain", "dot.lua", "CB44").errors.contains("“CB4”"))
    }
}

@Suite struct PackCommandTests {
    @Test("a new pack passes its check, and so does one that extends it")
    func check() throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("check", "rules/co-quan")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.contains("2 giải"))
        #expect(try place.binhxet("init", "pack", "rules/phong", "--extends", "co-quan").status == 0)
        let child = try place.binhxet("check", "rules/phong/")
        #expect(child.status == 0 && child.errors == "")
    }

    @Test("a check as JSON lists problems with their places and ends with 1")
    func checkJSON() throws {
        let place = try Workplace.filled()
        let quotas = try place.read("rules/co-quan/quotas.lua")
        try place.write("rules/co-quan/quotas.lua", quotas.replacingOccurrences(of: "title_share", with: "titel_share"))
        let run = try place.binhxet("check", "rules/co-quan", "--format", "json")
        #expect(run.status == 1)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(root["format"] as? String == "binhxet.diagnostics/1")
        let problem = try #require((root["diagnostics"] as? [[String: Any]])?.first)
        #expect(problem["severity"] as? String == "error")
        #expect(problem["file"] as? String == "co-quan/quotas.lua")
        #expect(problem["line"] as? Int == 5)
        #expect(run.errors.contains("titel_share"))
    }

    @Test("the rules in sentences have every award, article and parameter")
    func rules() throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("rules", "rules/co-quan")
        #expect(run.status == 0)
        for text in ["Lao động tiên tiến\n━", "Điều 2, Quy chế", "Tỷ lệ Chiến sĩ thi đua cơ sở tối đa", "titles.lua:"] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test("the empty workbook is read back without a complaint")
    func template() throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("import", "rules/co-quan", "--template", "mau.xlsx", "--year", "2024")
        #expect(run.status == 0)
        let read = try place.binhxet("import", "rules/co-quan", "mau.xlsx")
        #expect(read.status == 0 && read.errors == "")
        let evaluated = try place.binhxet("evaluate", "dot.lua", "--records", "mau.xlsx")
        #expect(evaluated.status == 0 && evaluated.output.contains("Chưa có ai trong danh sách."))
    }

    @Test("records are counted when they are right and complained of by place when they are not")
    func records() throws {
        let place = try Workplace.filled()
        let fine = try place.binhxet("import", "rules/co-quan", "ho-so")
        #expect(fine.status == 0 && fine.output.contains("Cá nhân: 5"))
        let people = try place.read("ho-so/Cá nhân.csv")
        try place.write("ho-so/Cá nhân.csv", people.replacingOccurrences(of: ",70,HTNV", with: ",7000,HTNV"))
        let run = try place.binhxet("import", "rules/co-quan", "ho-so", "--format", "json")
        #expect(run.status == 1)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let problem = try #require((root["diagnostics"] as? [[String: Any]])?.first)
        #expect(problem["cell"] as? String == "D5")
    }
}
