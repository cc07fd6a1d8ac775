// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML
import Messages
import TestSupport
import Testing

@testable import Reports
@testable import Rounds

@Suite struct PictureTests {
    @Test("the answers to what-if questions as a page with pictures", arguments: Language.allCases)
    func page(language: Language) throws {
        let text = WhatIfReport(language: language).html(of: ExampleResult(language: language).whatIf)
        let body = try #require(text.range(of: "<body>")).lowerBound
        try expectSnapshot(String(text[body...]), named: "whatif.\(language.rawValue).html")
    }

    @Test("the map of two parameters", arguments: Language.allCases)
    func map(language: Language) throws {
        let words = Words(language: language)
        let picture = try #require(OutcomeMap(words: words).picture(of: ExampleResult(language: language).map))
        try expectSnapshot(SVGWriter.text(of: picture), named: "map.\(language.rawValue).svg")
    }

    @Test("and as CSV", arguments: Language.allCases)
    func csv(language: Language) throws {
        let text = WhatIfReport(language: language).csv(of: ExampleResult(language: language).whatIf)
        #expect(text.hasPrefix("\u{FEFF}") && text.hasSuffix("\r\n"))
        let visible = text.unicodeScalars.dropFirst().map { $0 == "\r" ? "␍" : String($0) }.joined()
        try expectSnapshot(visible, named: "whatif.\(language.rawValue).csv")
    }

    @Test(
        "the page is well-formed and takes no name for markup",
        arguments: ["x", "<b>&\"'", "</title><script>alert(1)</script>", "<\u{301}img src=x>", "]]>", "a\u{0}b"])
    func wellFormed(name: String) throws {
        for answer in [named(name), map(named(name))] {
            let text = WhatIfReport(language: .vietnamese).html(of: answer)
            let parsed = Parsed(text)
            #expect(parsed.error == nil)
            #expect(!parsed.elements.contains { ["script", "img", "b"].contains($0) })
            let plain = Parsed(WhatIfReport(language: .vietnamese).html(of: name == "x" ? answer : plain(answer)))
            // A long name takes more lines, and its bar more hatching.
            let ofName: Set = ["text", "polyline"]
            #expect(parsed.elements.count { !ofName.contains($0) } == plain.elements.count { !ofName.contains($0) })
        }
    }

    @Test("every picture has a name, a description and a table beside it, and needs nothing from elsewhere")
    func readable() throws {
        let text = WhatIfReport(language: .english).html(of: ExampleResult(language: .english).whatIf)
        let starts = text.ranges(of: "<svg ").map(\.lowerBound)
        #expect(starts.count == 7)
        for start in starts {
            let section = text[start...].components(separatedBy: "</section>")[0]
            let picture = section.components(separatedBy: "</svg>")[0]
            #expect(picture.contains("role=\"img\"") && picture.contains("<title>") && picture.contains("<desc>"))
            #expect(section.contains("<table"))
        }
        let own = text.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
            .replacing("xmlns=\"http://www.w3.org/1999/xhtml\"", with: "")
        for reference in ["https:", "src=", "url(", "@import", "<link", "<script", "href=\"http"] {
            #expect(!own.contains(reference), "\(reference)")
        }
    }

    @Test("the pictures of a round's result are well-formed too")
    func result() throws {
        let example = ExampleResult(language: .vietnamese)
        let page = HTMLReport(language: .vietnamese).text(of: example.result) { _, _ in nil }
        let pictures = page.components(separatedBy: "<svg ").dropFirst().compactMap { part in
            part.range(of: "</svg>").map { "<svg " + part[..<$0.upperBound] }
        }
        #expect(pictures.count == 2)
        for picture in pictures { #expect(Parsed(picture).error == nil) }
    }

    @Test("no text leaves its picture, however long the names are")
    func roomForNames() throws {
        let long = String(repeating: "Nguyễn Hoàng Thuỵ Khánh Phương ", count: 6) + String(repeating: "W", count: 120)
        let answer = named(long)
        let words = Words(language: .vietnamese)
        let comparison = try #require(answer.scenarios[0].comparison)
        let sweep = try #require(answer.sweep)
        let list = RankedList(answer.awards[0])
        let certainty = try #require(answer.certainty)
        let pictures = [
            SeatStrip(words: words).picture(of: list), SeatStrip(words: words).picture(before: list, after: list),
            MoveFlow(words: words).picture(of: comparison.awards, title: long),
            SweepChart(words: words).picture(of: sweep),
            OutcomeMap(words: words).picture(of: map(answer).sweep ?? sweep),
            CertaintyBars(words: words).picture(of: certainty),
            TriesChart(words: words).picture(of: certainty.awards[1], certainty.sampling),
            MatterBars(words: words).picture(of: certainty),
            MarginChart(words: words).picture(of: try #require(answer.stability?.awards.first)),
        ]
        for picture in pictures {
            let picture = try #require(picture)
            for (text, point, lettering) in texts(picture.marks) {
                let width = TextMeasure.width(text, size: lettering.size)
                let left =
                    switch lettering.anchor {
                    case .start: point.x
                    case .middle: point.x - width / 2
                    case .end: point.x - width
                    }
                #expect(left >= -0.5 && left + width <= picture.width + 0.5, "\(text)")
                #expect(point.y <= picture.height, "\(text)")
            }
        }
    }

    @Test("hatching stays within its rectangle", arguments: Hatch.allCases)
    func hatching(hatch: Hatch) {
        for (width, height) in [(24.0, 24.0), (3, 40), (80, 5), (2, 2)] {
            let box = Box(x: 10, y: 20, width: width, height: height)
            for mark in hatch.marks(in: box) {
                let points: [Point] =
                    switch mark {
                    case .line(let points, _): points
                    case .circle(let middle, _, _): [middle]
                    default: []
                    }
                #expect(!points.isEmpty)
                for point in points {
                    #expect((box.x - 0.01...box.right + 0.01).contains(point.x))
                    #expect((box.y - 0.01...box.bottom + 0.01).contains(point.y))
                }
            }
        }
    }

    @Test("who has a seat at which value is read back from who moves: random lists")
    func presence() throws {
        var random = SplitMix(seed: 20)
        for _ in 0..<300 {
            let count = 1 + Int.random(in: 0..<6, using: &random)
            let lists = (0..<count).map { _ in (0..<5).map { _ in Int.random(in: 0..<3, using: &random) } }
            let base = lists[Int.random(in: 0..<count, using: &random)]
            func people(_ list: [Int], _ isHere: (Int, Int) -> Bool) -> [AwardMoves.Person] {
                list.indices.filter { isHere(base[$0], list[$0]) }.map { .init(key: "K\($0)", name: "N\($0)") }
            }
            // 0 out, 1 seated, 2 contested.
            let points = lists.enumerated().map { place, list -> SweepPoint in
                let moves = AwardMoves(
                    award: "a", title: "A", entering: people(list) { $0 != 1 && $1 == 1 },
                    leaving: people(list) { $0 == 1 && $1 != 1 }, contested: people(list) { $0 != 2 && $1 == 2 },
                    settled: people(list) { $0 == 2 && $1 != 2 })
                return SweepPoint(
                    values: [String(place)], outcome: place + 1, isCurrent: list == base, isBreak: place > 0,
                    awarded: [SweepPoint.Seats(award: "a", winners: list.filter { $0 == 1 }.count)],
                    moves: list == base ? [] : [moves], steps: [], problems: [])
            }
            let parameter = SweptParameter(id: "p", title: "P", unit: "", values: points.flatMap(\.values), current: "")
            for row in SweepPresence(SweepAnswer(parameters: [parameter], points: points)).awards.first?.rows ?? [] {
                let place = try #require(Int(row.person.key.dropFirst()))
                for (state, list) in zip(row.states, lists) {
                    #expect(state == [.out, .seated, .contested][list[place]])
                }
            }
        }
    }

    @Test("of a great many the pictures show what a sheet takes, the rest is in the table")
    func many() throws {
        let answer = ExampleResult(language: .english).whatIf
        var certainty = try #require(answer.certainty)
        let matter = certainty.matters[0]
        certainty.matters = (1...90).map { number in
            var matter = matter
            matter.number = number
            return matter
        }
        certainty.awards[1].possible = Array(repeating: certainty.awards[1].possible[0], count: 90)
        var firm = try #require(answer.stability?.awards.first)
        firm.winners = Array(repeating: firm.winners[0], count: 90)
        let words = Words(language: .english)
        for picture in [
            MatterBars(words: words).picture(of: certainty), MarginChart(words: words).picture(of: firm),
            TriesChart(words: words).picture(of: certainty.awards[1], certainty.sampling),
        ] {
            let picture = try #require(picture)
            #expect((800...1060).contains(picture.height))
            #expect(texts(picture.marks).contains { $0.0.contains(" more") })
        }
        var large = answer
        large.certainty = certainty
        large.stability?.awards[0] = firm
        let page = WhatIfReport(language: .english).html(of: large)
        #expect(page.contains("<th scope=\"row\">[90]</th>"))
    }

    @Test("the marks of a scale of steps stand evenly, and every number has its place between its neighbours")
    func steps() {
        let scale = MarginChart.Scale(most: 700)
        #expect(scale.ticks == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
        #expect(MarginChart.Scale(most: 1).ticks == [1] && MarginChart.Scale(most: 2).ticks == [1, 2])
        for (place, tick) in scale.ticks.enumerated() {
            #expect(abs(scale.place(of: tick) - Double(place + 1) / 10) < 1e-9)
        }
        for steps in 1..<1100 { #expect(scale.place(of: steps) <= scale.place(of: steps + 1)) }
        #expect(scale.place(of: 5000) == 1)
        #expect(MarginChart.Scale(most: .max).ticks.count == 40)
    }

    // MARK: Making

    /// The example with one text in every place.
    private func named(_ name: String) -> WhatIfAnswer {
        var answer = ExampleResult(language: .vietnamese).whatIf
        answer.round.title = name
        for award in answer.awards.indices {
            answer.awards[award].title = name
            for key in answer.awards[award].candidates.keys {
                answer.awards[award].candidates[key]?.name = name
                answer.awards[award].candidates[key]?.standing.text = name
            }
        }
        answer.scenarios[0].title = name
        answer.scenarios[0].changes = [name]
        let awards = answer.scenarios[0].comparison?.awards ?? []
        for award in awards.indices {
            answer.scenarios[0].comparison?.awards[award].title = "\(name) \(award)"
            for place in awards[award].candidates.indices {
                answer.scenarios[0].comparison?.awards[award].candidates[place].name = name
            }
        }
        func renamed(_ sweep: SweepAnswer) -> SweepAnswer {
            var sweep = sweep
            sweep.parameters[0].title = name
            sweep.parameters[0].id = name
            for place in sweep.points.indices {
                sweep.points[place].moves = sweep.points[place].moves.map { award in
                    var award = award
                    award.title = name
                    award.entering = award.entering.map { .init(key: $0.key, name: name) }
                    return award
                }
            }
            return sweep
        }
        answer.sweep = answer.sweep.map(renamed)
        answer.goal?.candidate.name = name
        answer.certainty = answer.certainty.map { named($0, name) }
        answer.stability = answer.stability.map { named($0, name) }
        return answer
    }

    private func named(_ answer: CertaintyAnswer, _ name: String) -> CertaintyAnswer {
        var answer = answer
        for award in answer.awards.indices {
            answer.awards[award].title = name
            for place in answer.awards[award].possible.indices {
                answer.awards[award].possible[place].person.name = name
            }
        }
        for place in answer.matters.indices {
            answer.matters[place].person.name = name
            answer.matters[place].title = name
            answer.matters[place].nominated = name
            answer.matters[place].place = name
        }
        return answer
    }

    private func named(_ answer: StabilityAnswer, _ name: String) -> StabilityAnswer {
        var answer = answer
        for award in answer.awards.indices {
            answer.awards[award].title = name
            for place in answer.awards[award].winners.indices {
                answer.awards[award].winners[place].person.name = name
                for change in answer.awards[award].winners[place].own.indices {
                    answer.awards[award].winners[place].own[change].title = name
                    answer.awards[award].winners[place].own[change].from = name
                    answer.awards[award].winners[place].own[change].step = name
                }
            }
        }
        return answer
    }

    /// The same with the map of two parameters.
    private func map(_ answer: WhatIfAnswer) -> WhatIfAnswer {
        var answer = answer
        let name = answer.round.title
        answer.sweep = ExampleResult(language: .vietnamese).map
        answer.sweep?.parameters[0].title = name
        answer.sweep?.parameters[1].id = name
        return answer
    }

    /// The same with a plain name.
    private func plain(_ answer: WhatIfAnswer) -> WhatIfAnswer {
        answer.sweep?.parameters.count == 2 ? map(named("x")) : named("x")
    }

    private func texts(_ marks: [Mark]) -> [(String, Point, Lettering)] {
        marks.flatMap { mark -> [(String, Point, Lettering)] in
            switch mark {
            case .text(let text, let point, let lettering): [(text, point, lettering)]
            case .group(_, let marks): texts(marks)
            default: []
            }
        }
    }
}

/// What an XML parser finds in a text.
private final class Parsed: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var error: String?

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { error = parser.parserError.map { "\($0), line \(parser.lineNumber)" } ?? "?" }
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes attributeDict: [String: String]
    ) {
        elements.append(elementName)
    }
}
