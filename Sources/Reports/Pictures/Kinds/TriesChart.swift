// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// How often each who may have an award had it in the tries, and between what shares of all such worlds that lies.
struct TriesChart {
    let words: Words

    private static let left = 236.0
    private static let right = Drawing.width - 72
    private static let row = 19.0
    /// More people than this are left to the table.
    private static let most = 45

    /// The picture of one award; nil where it was not tried, or nobody had it in some tries and not in others.
    func picture(of award: CertaintyAnswer.Award, _ sampling: CertaintyAnswer.Sampling?) -> Picture? {
        guard let sampling, award.possible.contains(where: { $0.samples != nil }) else { return nil }
        var drawing = Drawing()
        drawing.paragraph(award.title, Lettering(size: 14, isBold: true))
        drawing.skip(4)
        draw(award.possible.prefix(Self.most), sampling, &drawing)
        if award.possible.count > Self.most {
            drawing.paragraph(
                say("more", ["count": String(award.possible.count - Self.most)]), Lettering(size: 12, paint: .soft))
        }
        drawing.skip(4)
        legend(award.possible, &drawing)
        let people = award.possible.prefix(12).map { one in
            "\(one.person.name) (\(one.person.key)): \(words.tries(one.samples ?? 0, of: sampling))"
        }
        return drawing.picture(
            title: say("title", ["award": award.title]),
            description: people.joined(separator: "; ") + (award.possible.count > 12 ? "; …" : "."))
    }

    private static func x(_ share: Double) -> Double { left + (right - left) * share }

    private func draw(
        _ people: ArraySlice<CertaintyAnswer.Possible>, _ sampling: CertaintyAnswer.Sampling, _ drawing: inout Drawing
    ) {
        let top = drawing.y
        let bottom = top + Double(people.count) * Self.row + 4
        for quarter in 0...4 {
            let x = Self.x(Double(quarter) / 4)
            drawing.marks.append(.line([Point(x: x, y: top), Point(x: x, y: bottom)], Look(stroke: .line)))
            drawing.marks.append(
                .text(
                    "\(quarter * 25) %", Point(x: x, y: bottom + 13),
                    Lettering(size: 11, paint: .soft, anchor: .middle)))
        }
        for (place, one) in people.enumerated() {
            let middle = top + 2 + (Double(place) + 0.5) * Self.row
            let name = "\(one.person.name) (\(one.person.key))"
            drawing.marks.append(
                .text(
                    TextMeasure.fit(name, width: Self.left - 12, size: 12), Point(x: Self.left - 8, y: middle + 4.5),
                    Lettering(size: 12, anchor: .end)))
            guard let samples = one.samples else { continue }
            let share = sampling.share(of: samples)
            let dot = Point(x: Self.x(Double(samples) / Double(sampling.count)), y: middle)
            drawing.marks.append(
                .group(
                    name: "\(name): \(words.tries(samples, of: sampling))",
                    Self.whisker(Self.x(share.lowerBound), Self.x(share.upperBound), middle)
                        + Self.dot(dot, isIn: one.isIn)))
            drawing.marks.append(
                .text(
                    "\(samples)/\(sampling.count)", Point(x: Drawing.width - 1, y: middle + 4.5),
                    Lettering(size: 11, paint: .soft, anchor: .end)))
        }
        drawing.y = bottom + 18
    }

    private static func whisker(_ from: Double, _ to: Double, _ y: Double) -> [Mark] {
        let look = Look(stroke: .doubt, thickness: 1.5)
        return [.line([Point(x: from, y: y), Point(x: to, y: y)], look)]
            + [from, to].map { .line([Point(x: $0, y: y - 4), Point(x: $0, y: y + 4)], look) }
    }

    private static func dot(_ point: Point, isIn: Bool) -> [Mark] {
        [.circle(point, radius: 4, Look(fill: isIn ? .ink : .paper, stroke: .ink, thickness: 1.5))]
    }

    private func legend(_ people: [CertaintyAnswer.Possible], _ drawing: inout Drawing) {
        var entries: [(sample: (Box) -> [Mark], meaning: String)] = []
        for (isIn, key) in [(true, "in"), (false, "out")] where people.contains(where: { $0.isIn == isIn }) {
            entries.append(({ Self.dot($0.middle, isIn: isIn) }, say(key)))
        }
        entries.append(({ Self.whisker($0.x + 1, $0.right - 1, $0.middle.y) }, say("error")))
        drawing.legend(entries)
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.tries.\(key)", arguments))
    }
}
