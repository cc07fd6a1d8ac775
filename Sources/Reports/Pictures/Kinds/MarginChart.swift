// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The winners of an award, the least firm first: how many steps of one fact each is away from losing it.
struct MarginChart {
    let words: Words

    private static let left = 208.0
    private static let right = 428.0
    private static let note = 440.0

    /// The picture, of as many winners as one sheet takes; nil where nobody has the award.
    func picture(of award: StabilityAnswer.Award) -> Picture? {
        guard !award.winners.isEmpty else { return nil }
        let order = award.winners.enumerated().sorted {
            ($0.element.margin ?? .max, $0.offset) < ($1.element.margin ?? .max, $1.offset)
        }.map(\.element)
        let scale = Scale(most: order.compactMap(\.margin).max() ?? 1)
        var drawing = Drawing()
        drawing.paragraph(say("axis"), Lettering(size: 12, paint: .soft))
        drawing.skip(4)
        // The lines of the scale lie below the bars, and how far down they go is known last.
        let (start, place) = (drawing.y, drawing.marks.count)
        drawing.skip(20)
        var winners: [StabilityAnswer.Winner] = []
        for winner in order where drawing.y < Drawing.sheet {
            draw(winner, award, scale, &drawing)
            winners.append(winner)
        }
        drawing.marks.insert(contentsOf: ground(scale, from: start, to: drawing.y), at: place)
        if winners.count < order.count {
            drawing.paragraph(
                say("more", ["count": String(order.count - winners.count)]), Lettering(size: 12, paint: .soft))
        }
        drawing.skip(10)
        legend(winners, &drawing)
        return drawing.picture(
            title: say("title", ["award": award.title]), description: description(winners, award))
    }

    // MARK: Scale

    /// Steps on a line on which 1, 2, 5, 10, 20, 50 … stand equally far apart: the first step and the hundredth both show.
    struct Scale {
        /// The marked numbers of steps.
        let ticks: [Int]

        init(most: Int) {
            var ticks = [1]
            while let last = ticks.last, last < most, ticks.count < 40 {
                ticks.append(ticks.count % 3 == 2 ? last / 2 * 5 : last * 2)
            }
            self.ticks = ticks
        }

        /// Where a number stands, from 0 before the first to 1 at the last.
        func place(of steps: Int) -> Double {
            guard let next = ticks.firstIndex(where: { $0 >= steps }) else { return 1 }
            guard next > 0 else { return 1 / Double(ticks.count) }
            let part = Double(steps - ticks[next - 1]) / Double(ticks[next] - ticks[next - 1])
            return (Double(next) + part) / Double(ticks.count)
        }
    }

    private static func x(_ steps: Int, _ scale: Scale) -> Double { left + (right - left) * scale.place(of: steps) }

    private func ground(_ scale: Scale, from top: Double, to bottom: Double) -> [Mark] {
        var free = 0.0
        let lines = scale.ticks.flatMap { tick -> [Mark] in
            let x = Self.x(tick, scale)
            let half = TextMeasure.width(String(tick), size: 11) / 2 + 2
            guard x - half >= free else { return [] }
            free = x + half
            return [
                .line([Point(x: x, y: top + 17), Point(x: x, y: bottom)], Look(stroke: .line)),
                .text(String(tick), Point(x: x, y: top + 12), Lettering(size: 11, paint: .soft, anchor: .middle)),
            ]
        }
        return lines + [
            .line([Point(x: Self.left, y: top + 17), Point(x: Self.left, y: bottom)], Look(stroke: .soft))
        ]
    }

    // MARK: Winners

    private func draw(
        _ winner: StabilityAnswer.Winner, _ award: StabilityAnswer.Award, _ scale: Scale, _ drawing: inout Drawing
    ) {
        let top = drawing.y
        let names = TextMeasure.lines(
            words.heading(of: winner), width: Self.left - 14, size: 12, most: 3)
        for (number, line) in names.enumerated() {
            drawing.marks.append(
                .text(
                    line, Point(x: Self.left - 8, y: top + 14.5 + Double(number) * 15),
                    Lettering(size: 12, anchor: .end)))
        }
        let lines = TextMeasure.lines(
            smallest(winner, award), width: Drawing.width - Self.note - 1, size: 11.5, most: 4)
        for (number, line) in lines.enumerated() {
            drawing.marks.append(
                .text(
                    line, Point(x: Self.note, y: top + 14.5 + Double(number) * 14),
                    Lettering(size: 11.5, paint: .soft)))
        }
        let end = winner.margin.map { Self.x($0, scale) } ?? Self.right
        let box = Box(x: Self.left, y: top + 2, width: end - Self.left, height: 16)
        drawing.marks.append(
            .group(
                name: "\(words.heading(of: winner)): \(smallest(winner, award))",
                Self.bar(Cause(winner), box)))
        drawing.y = top + max(Double(names.count) * 15, Double(lines.count) * 14) + 10
    }

    /// By whose fact the smallest change costs the award.
    private enum Cause: String, CaseIterable {
        case own, other, none

        init(_ winner: StabilityAnswer.Winner) {
            self =
                winner.margin == nil ? .none : winner.own.contains { $0.steps == winner.margin } ? .own : .other
        }
    }

    private static func bar(_ cause: Cause, _ box: Box) -> [Mark] {
        switch cause {
        case .own: [.box(box, Look(fill: .ink, stroke: .ink))]
        case .other:
            [.box(box, Look(fill: .paper))] + Hatch.rising.marks(in: box, paint: .red, gap: 3.5)
                + [.box(box, Look(stroke: .red, thickness: 1.5))]
        case .none: [.box(box, Look(fill: .paper, stroke: .good, thickness: 1.5, isDashed: true))]
        }
    }

    // MARK: Words

    /// The smallest change that costs the award, the winner's own before others'.
    private func smallest(_ winner: StabilityAnswer.Winner, _ award: StabilityAnswer.Award) -> String {
        if let change = winner.own.first(where: { $0.steps == winner.margin }) { return words.own(change, award) }
        if let change = winner.others.first(where: { $0.steps == winner.margin }) { return words.others(change, award) }
        return words(Message("stability.firm"))
    }

    private func legend(_ winners: [StabilityAnswer.Winner], _ drawing: inout Drawing) {
        let causes = Set(winners.map { Cause($0) })
        drawing.legend(
            Cause.allCases.filter(causes.contains).map { cause in
                ({ Self.bar(cause, $0.inset(by: 1)) }, say(cause.rawValue))
            })
    }

    private func description(_ winners: [StabilityAnswer.Winner], _ award: StabilityAnswer.Award) -> String {
        let people = winners.prefix(12).map { winner in
            let steps = winner.margin.map { say("steps", ["count": String($0)]) } ?? words(Message("stability.firm"))
            return "\(winner.person.name) (\(winner.person.key)): \(steps)"
        }
        return say(
            "description",
            ["award": award.title, "people": people.joined(separator: "; ") + (winners.count > 12 ? "; …" : "")])
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.margin.\(key)", arguments))
    }
}
