// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// A sweep of one parameter: how many seats are filled at each value, and who has one.
struct SweepChart {
    let words: Words

    private static let left = 236.0
    private static let right = Drawing.width - 8
    /// More people than this in one award are left to the table.
    private static let most = 60

    /// The picture; nil where no list ever changes.
    func picture(of sweep: SweepAnswer) -> Picture? {
        let presence = SweepPresence(sweep)
        guard sweep.parameters.count == 1, !presence.awards.isEmpty, let parameter = sweep.parameters.first else {
            return nil
        }
        var drawing = Drawing()
        for award in presence.awards {
            drawing.paragraph(award.title, Lettering(size: 14, isBold: true))
            drawing.skip(4)
            draw(award, sweep, &drawing)
            drawing.skip(16)
        }
        legend(sweep, presence, &drawing)
        return drawing.picture(
            title: say("title", ["title": parameter.title]), description: description(sweep, presence))
    }

    private func x(_ point: Int, _ count: Int) -> Double {
        Self.left + (Self.right - Self.left) * Double(point) / Double(max(1, count))
    }

    // MARK: One award

    private func draw(_ award: SweepPresence.Award, _ sweep: SweepAnswer, _ drawing: inout Drawing) {
        let count = sweep.points.count
        let top = drawing.y
        let rows = award.rows.prefix(Self.most)
        let labels = rows.map {
            TextMeasure.lines("\($0.person.name) (\($0.person.key))", width: Self.left - 12, size: 12, most: 2)
        }
        let heights = labels.map { Double($0.count) * 15 + 5 }
        let stepHeight = 52.0
        let bottom = top + stepHeight + heights.reduce(0, +) + 4
        ground(sweep, Box(x: Self.left, y: top, width: Self.right - Self.left, height: bottom - top), &drawing)
        steps(award.winners, Box(x: Self.left, y: top + 16, width: Self.right - Self.left, height: 30), &drawing)
        var y = top + stepHeight
        for (row, (lines, height)) in zip(rows, zip(labels, heights)) {
            for (number, line) in lines.enumerated() {
                drawing.marks.append(
                    .text(
                        line, Point(x: Self.left - 8, y: y + 12.5 + Double(number) * 15),
                        Lettering(size: 12, anchor: .end)))
            }
            for run in row.runs where run.state == .seated || run.state == .contested {
                let from = x(run.points.lowerBound, count)
                let box = Box(
                    x: from + 0.5, y: y + 1.5, width: max(1, x(run.points.upperBound, count) - from - 1),
                    height: height - 4)
                drawing.marks.append(.group(name: range(run.points, sweep, row.person), Self.bar(run.state, box)))
            }
            y += height
        }
        drawing.y = bottom
        axis(sweep, &drawing)
        if award.rows.count > Self.most {
            drawing.paragraph(
                say("more", ["count": String(award.rows.count - Self.most)]), Lettering(size: 12, paint: .soft))
        }
    }

    /// The present value, the values at which a list changes and those that cannot be judged.
    private func ground(_ sweep: SweepAnswer, _ box: Box, _ drawing: inout Drawing) {
        let count = sweep.points.count
        for (place, point) in sweep.points.enumerated() {
            let cell = Box(
                x: x(place, count), y: box.y, width: x(place + 1, count) - x(place, count), height: box.height)
            if place == sweep.present { drawing.marks.append(.box(cell, Look(fill: .tint))) }
            if point.outcome == nil {
                drawing.marks += Hatch.crossed.marks(in: cell, paint: .line, gap: 6)
            }
            if point.isBreak {
                drawing.marks.append(
                    .line(
                        [Point(x: cell.x, y: box.y), Point(x: cell.x, y: box.bottom)],
                        Look(stroke: .soft, isDashed: true)))
            }
        }
        drawing.marks.append(.box(box, Look(stroke: .line)))
    }

    /// The number of seats filled, as a line of steps with the number at each.
    private func steps(_ winners: [Int?], _ box: Box, _ drawing: inout Drawing) {
        drawing.marks.append(
            .text(
                say("seats"), Point(x: Self.left - 8, y: box.middle.y + 4),
                Lettering(size: 12, paint: .soft, anchor: .end)))
        let known = winners.compactMap { $0 }
        guard let most = known.max(), let least = known.min() else { return }
        func y(_ count: Int) -> Double {
            most == least
                ? box.middle.y : box.bottom - box.height * Double(count - least) / Double(most - least)
        }
        var points: [Point] = []
        var free = 0.0
        func finish() {
            if points.count > 1 { drawing.marks.append(.line(points, Look(stroke: .ink, thickness: 2))) }
            points = []
        }
        for (place, count) in winners.enumerated() {
            guard let count else {
                finish()
                continue
            }
            let from = x(place, winners.count)
            points += [Point(x: from, y: y(count)), Point(x: x(place + 1, winners.count), y: y(count))]
            if place == 0 || winners[place - 1] != count, from >= free {
                let text = String(count)
                drawing.marks.append(
                    .text(text, Point(x: from + 3, y: y(count) - 4), Lettering(size: 11, isBold: true)))
                free = from + TextMeasure.width(text, size: 11) + 4
            }
        }
        finish()
    }

    /// The bar of somebody who has a seat, or for whom the council must decide.
    static func bar(_ state: SweepPresence.State, _ box: Box) -> [Mark] {
        state == .seated
            ? [.box(box, Look(fill: .good))]
            : [.box(box, Look(fill: .paper))] + Hatch.rising.marks(in: box, paint: .doubt, gap: 3.5)
                + [.box(box, Look(stroke: .doubt))]
    }

    /// The values, as many as have room: first those at which a list changes.
    private func axis(_ sweep: SweepAnswer, _ drawing: inout Drawing) {
        let count = sweep.points.count
        let important = Set([0, count - 1, sweep.present].compactMap { $0 })
        let order =
            important.sorted() + sweep.points.indices.filter { sweep.points[$0].isBreak && !important.contains($0) }
            + sweep.points.indices.filter { !sweep.points[$0].isBreak && !important.contains($0) }
        var taken: [ClosedRange<Double>] = []
        for place in order where place < count {
            let text = sweep.points[place].values[0]
            let half = TextMeasure.width(text, size: 11) / 2 + 3
            let middle = min((x(place, count) + x(place + 1, count)) / 2, Drawing.width - half)
            let range = (middle - half)...(middle + half)
            guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
            taken.append(range)
            let isPresent = place == sweep.present
            drawing.marks.append(
                .text(
                    text, Point(x: middle, y: drawing.y + 14),
                    Lettering(
                        size: 11, paint: isPresent ? .red : sweep.points[place].isBreak ? .ink : .soft,
                        isBold: isPresent || sweep.points[place].isBreak, anchor: .middle)))
        }
        drawing.marks.append(
            .text(
                TextMeasure.fit(sweep.parameters[0].id, width: Self.left - 12, size: 11),
                Point(x: Self.left - 8, y: drawing.y + 14), Lettering(size: 11, paint: .soft, anchor: .end)))
        drawing.skip(20)
    }

    // MARK: Words

    private func legend(_ sweep: SweepAnswer, _ presence: SweepPresence, _ drawing: inout Drawing) {
        let states = Set(presence.awards.flatMap(\.rows).flatMap(\.states))
        var entries: [(sample: (Box) -> [Mark], meaning: String)] = []
        if states.contains(.seated) { entries.append(({ Self.bar(.seated, $0.inset(by: 2)) }, say("seated"))) }
        if states.contains(.contested) { entries.append(({ Self.bar(.contested, $0.inset(by: 2)) }, say("contested"))) }
        if sweep.present != nil {
            entries.append(
                ({ [.box($0, Look(fill: .tint, stroke: .line))] }, say("now", ["value": sweep.parameters[0].current])))
        }
        entries.append(
            (
                { box in
                    [
                        .line(
                            [Point(x: box.middle.x, y: box.y), Point(x: box.middle.x, y: box.bottom)],
                            Look(stroke: .soft, isDashed: true))
                    ]
                }, say("break")
            ))
        if sweep.points.contains(where: { $0.outcome == nil }) {
            entries.append(({ Hatch.crossed.marks(in: $0, paint: .line, gap: 6) }, say("unknown")))
        }
        drawing.legend(entries)
    }

    private func range(_ points: Range<Int>, _ sweep: SweepAnswer, _ person: AwardMoves.Person) -> String {
        "\(person.name) (\(person.key)): \(sweep.text(of: points))"
    }

    private func description(_ sweep: SweepAnswer, _ presence: SweepPresence) -> String {
        presence.awards.map { award in
            let rows = award.rows.prefix(12).map { row in
                let runs = row.runs.filter { $0.state == .seated }.map { sweep.text(of: $0.points) }
                return "\(row.person.name): \(runs.isEmpty ? "–" : runs.joined(separator: ", "))"
            }
            return say(
                "description",
                [
                    "award": award.title,
                    "people": rows.joined(separator: "; ") + (award.rows.count > 12 ? "; …" : ""),
                ])
        }.joined(separator: " ")
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.sweep.\(key)", arguments))
    }
}

extension SweepAnswer {
    /// The point with the values of the round as it is; nil where it is not among them.
    var present: Int? {
        points.firstIndex { $0.values == parameters.map(\.current) }
    }

    /// "4", or "4–6" of several values, of a sweep of one parameter.
    func text(of points: Range<Int>) -> String {
        let (first, last) = (self.points[points.lowerBound].values[0], self.points[points.upperBound - 1].values[0])
        return first == last ? first : "\(first)–\(last)"
    }
}
