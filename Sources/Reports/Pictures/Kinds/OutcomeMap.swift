// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// A sweep of two parameters: a field for each pair of values, fields of one list with one letter and filling.
struct OutcomeMap {
    let words: Words

    private struct Grid {
        let area: Box
        let rows: Int
        let columns: Int

        func cell(_ row: Int, _ columns: Range<Int>) -> Box {
            let width = area.width / Double(self.columns)
            let height = area.height / Double(rows)
            return Box(
                x: area.x + Double(columns.lowerBound) * width, y: area.y + Double(row) * height,
                width: Double(columns.count) * width, height: height)
        }
    }

    /// The picture; nil of a sweep that has not two parameters.
    func picture(of sweep: SweepAnswer) -> Picture? {
        guard sweep.parameters.count == 2 else { return nil }
        let (rows, columns) = (sweep.parameters[0], sweep.parameters[1])
        var drawing = Drawing()
        let lettering = Lettering(size: 12.5, paint: .soft)
        drawing.paragraph("↓ \(rows.title) [\(rows.id)]", lettering)
        drawing.paragraph("→ \(columns.title) [\(columns.id)]", lettering)
        drawing.skip(24)
        let label = rows.values.map { TextMeasure.width($0, size: 12) }.max() ?? 0
        let left = min(160, label) + 10
        let room = Drawing.width - left - 4
        let height = rows.values.count <= 20 ? 28.0 : rows.values.count <= 60 ? 16 : 960 / Double(rows.values.count)
        let grid = Grid(
            area: Box(
                x: left, y: drawing.y, width: min(room, Double(columns.values.count) * 64),
                height: height * Double(rows.values.count)), rows: rows.values.count, columns: columns.values.count)
        labels(sweep, grid, &drawing)
        fields(sweep, grid, &drawing)
        drawing.y = grid.area.bottom + 12
        drawing.legend(
            [
                ({ [.box($0.inset(by: 1.5), Look(stroke: .red, thickness: 3))] }, say("present")),
                ({ [.box($0, Look(fill: .paper, stroke: .line))] }, say("as_now")),
            ])
        return drawing.picture(
            title: say("title", ["first": rows.title, "second": columns.title]),
            description: say(
                "description", ["count": String(sweep.outcomeCount), "points": String(sweep.points.count)]))
    }

    // MARK: Fields

    private func fields(_ sweep: SweepAnswer, _ grid: Grid, _ drawing: inout Drawing) {
        for row in 0..<grid.rows {
            var column = 0
            while column < grid.columns {
                let start = column
                let outcome = sweep.points[row * grid.columns + start].outcome
                while column < grid.columns, sweep.points[row * grid.columns + column].outcome == outcome {
                    column += 1
                }
                let box = grid.cell(row, start..<column)
                drawing.marks += Self.filling(outcome, isNow: sweep.points[row * grid.columns + start].isCurrent, box)
                names(outcome, grid, row, start..<column, &drawing)
            }
        }
        for row in 0...grid.rows where grid.area.height / Double(grid.rows) > 4 {
            let y = grid.area.y + Double(row) * grid.area.height / Double(grid.rows)
            drawing.marks.append(
                .line([Point(x: grid.area.x, y: y), Point(x: grid.area.right, y: y)], Look(stroke: .line)))
        }
        for column in 0...grid.columns where grid.area.width / Double(grid.columns) > 4 {
            let x = grid.area.x + Double(column) * grid.area.width / Double(grid.columns)
            drawing.marks.append(
                .line([Point(x: x, y: grid.area.y), Point(x: x, y: grid.area.bottom)], Look(stroke: .line)))
        }
        drawing.marks.append(.box(grid.area, Look(stroke: .soft)))
        if let present = sweep.present {
            let place = present % grid.columns
            let box = grid.cell(present / grid.columns, place..<place + 1)
            drawing.marks.append(
                .box(box.width > 8 ? box.inset(by: 1.5) : box.inset(by: -1.5), Look(stroke: .red, thickness: 3)))
        }
    }

    /// The letter of a list: in every field, or once in fields side by side where they are small.
    private func names(
        _ outcome: Int?, _ grid: Grid, _ row: Int, _ columns: Range<Int>, _ drawing: inout Drawing
    ) {
        let name = SweepNames.name(outcome)
        let size = 12.0
        let width = TextMeasure.width(name, size: size) + 6
        let single = grid.cell(row, columns.lowerBound..<columns.lowerBound + 1)
        guard single.height >= 15 else { return }
        let boxes = single.width >= width ? columns.map { grid.cell(row, $0..<$0 + 1) } : [grid.cell(row, columns)]
        for box in boxes where box.width >= width {
            let plate = Box(x: box.middle.x - width / 2, y: box.middle.y - 7.5, width: width, height: 15)
            drawing.marks.append(.box(plate, Look(fill: .paper)))
            drawing.marks.append(
                .text(
                    name, Point(x: box.middle.x, y: box.middle.y + 4.5),
                    Lettering(size: size, isBold: true, anchor: .middle)))
        }
    }

    /// The filling of a list; that of the round as it is stays white.
    static func filling(_ outcome: Int?, isNow: Bool, _ box: Box) -> [Mark] {
        guard let outcome else { return [.box(box, Look(fill: .tint))] + Hatch.crossed.marks(in: box, paint: .red) }
        guard !isNow else { return [.box(box, Look(fill: .paper))] }
        let fillings = Hatch.allCases
        let hatch = fillings[(outcome - 1) % fillings.count]
        let isDark = (outcome - 1) / fillings.count % 2 == 1
        return [.box(box, Look(fill: isDark ? .tint : .paper))]
            + (box.width > 3 && box.height > 3
                ? hatch.marks(in: box, paint: isDark ? .ink : .soft, gap: isDark ? 4 : 5.5) : [])
    }

    // MARK: Labels

    private func labels(_ sweep: SweepAnswer, _ grid: Grid, _ drawing: inout Drawing) {
        let (rows, columns) = (sweep.parameters[0], sweep.parameters[1])
        func draw(
            _ values: [String], _ current: String, _ make: (Int, String, Lettering) -> (Mark, ClosedRange<Double>)
        ) {
            var taken: [ClosedRange<Double>] = []
            let order = values.indices.filter { values[$0] == current } + [0, values.count - 1] + values.indices
            var drawn: Set<Int> = []
            for place in order where drawn.insert(place).inserted {
                let isPresent = values[place] == current
                let lettering = Lettering(
                    size: 12, paint: isPresent ? .red : .ink, isBold: isPresent)
                let (mark, range) = make(place, values[place], lettering)
                guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
                taken.append(range)
                drawing.marks.append(mark)
            }
        }
        draw(rows.values, rows.current) { place, value, lettering in
            let y = grid.cell(place, 0..<1).middle.y
            var lettering = lettering
            lettering.anchor = .end
            let text = TextMeasure.fit(value, width: grid.area.x - 8, size: 12)
            return (.text(text, Point(x: grid.area.x - 6, y: y + 4.5), lettering), (y - 7)...(y + 7))
        }
        draw(columns.values, columns.current) { place, value, lettering in
            let x = grid.cell(0, place..<place + 1).middle.x
            let half = TextMeasure.width(value, size: 12) / 2 + 3
            var lettering = lettering
            lettering.anchor = .middle
            return (.text(value, Point(x: x, y: grid.area.y - 6), lettering), (x - half)...(x + half))
        }
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.map.\(key)", arguments))
    }
}
