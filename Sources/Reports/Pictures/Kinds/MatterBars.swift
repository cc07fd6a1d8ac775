// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// What to ask for, as bars: how many outcomes each matter settles alone, and how many hang on it.
struct MatterBars {
    let words: Words

    private static let left = 348.0
    private static let right = Drawing.width - 76

    /// The picture, of as many matters as one sheet takes; nil where there is nothing to ask for.
    func picture(of answer: CertaintyAnswer) -> Picture? {
        let most = answer.matters.map(\.decides).max() ?? 0
        guard most > 0 else { return nil }
        var drawing = Drawing()
        var matters: [CertaintyAnswer.Matter] = []
        for matter in answer.matters where drawing.y < Drawing.sheet {
            draw(matter, most: most, &drawing)
            drawing.skip(7)
            matters.append(matter)
        }
        if matters.count < answer.matters.count {
            drawing.paragraph(
                say("more", ["count": String(answer.matters.count - matters.count)]),
                Lettering(size: 12, paint: .soft))
        }
        drawing.skip(4)
        legend(matters.contains { $0.settles.least < $0.settles.most }, &drawing)
        return drawing.picture(
            title: say("title"), description: matters.map { sentence($0) }.joined(separator: " "))
    }

    private func draw(_ matter: CertaintyAnswer.Matter, most: Int, _ drawing: inout Drawing) {
        let top = drawing.y
        let width = Self.left - 12
        drawing.paragraph(
            "[\(matter.number)] \(matter.person.name) (\(matter.person.key))", width: width,
            Lettering(size: 12, isBold: true), most: 2)
        let kind = words(Message("pictures.matters.kind.\(matter.kind.rawValue)"))
        drawing.paragraph(
            "\(kind): \(words.title(of: matter))", width: width, Lettering(size: 11.5, paint: .soft), most: 3)
        let unit = (Self.right - Self.left) / Double(most)
        func box(_ range: Range<Int>) -> Box {
            Box(
                x: Self.left + Double(range.lowerBound) * unit, y: top + 2, width: Double(range.count) * unit,
                height: 16)
        }
        let (least, greatest) = (matter.settles.least, matter.settles.most)
        drawing.marks.append(
            .group(
                name: sentence(matter),
                Self.hanging(box(0..<matter.decides)) + (greatest > least ? Self.perhaps(box(least..<greatest)) : [])
                    + (least > 0 ? Self.settled(box(0..<least)) : [])))
        drawing.marks.append(
            .text(
                words.range(matter.settles), Point(x: box(0..<matter.decides).right + 6, y: top + 14.5),
                Lettering(size: 12, isBold: true)))
    }

    private static func settled(_ box: Box) -> [Mark] { [.box(box, Look(fill: .ink, stroke: .ink))] }

    private static func perhaps(_ box: Box) -> [Mark] {
        [.box(box, Look(fill: .paper))] + Hatch.rising.marks(in: box, paint: .ink, gap: 3.5)
            + [.box(box, Look(stroke: .ink))]
    }

    private static func hanging(_ box: Box) -> [Mark] { [.box(box, Look(fill: .tint, stroke: .line))] }

    private func legend(_ isOpen: Bool, _ drawing: inout Drawing) {
        var entries: [(sample: (Box) -> [Mark], meaning: String)] = [
            ({ Self.settled($0.inset(by: 1)) }, say("settled"))
        ]
        if isOpen { entries.append(({ Self.perhaps($0.inset(by: 1)) }, say("perhaps"))) }
        entries.append(({ Self.hanging($0.inset(by: 1)) }, say("hanging")))
        drawing.legend(entries)
    }

    private func sentence(_ matter: CertaintyAnswer.Matter) -> String {
        say(
            "sentence",
            [
                "number": String(matter.number), "name": matter.person.name, "key": matter.person.key,
                "title": words.title(of: matter), "settles": words.range(matter.settles),
                "decides": String(matter.decides),
            ])
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.matters.\(key)", arguments))
    }
}
