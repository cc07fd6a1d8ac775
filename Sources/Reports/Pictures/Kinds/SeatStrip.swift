// SPDX-License-Identifier: Apache-2.0

import Messages

/// The ranked candidates of an award as a strip of cells: who has a seat and by what, and where the list is cut.
struct SeatStrip {
    let words: Words

    /// Cells with their rank inside; of very long lists small ones without.
    private struct Grid {
        let side: Double
        let gap: Double
        let perRow: Int
        let hasNumbers: Bool

        init(count: Int) {
            hasNumbers = count <= 260
            (side, gap, perRow) = hasNumbers ? (24, 3, 26) : (10, 2, 59)
        }

        /// As many cells as fit a page.
        var most: Int { perRow * 20 }
    }

    /// The strip of one list; nil where everybody has a seat, so that there is no line to draw.
    func picture(of list: RankedList) -> Picture? {
        guard list.isLimited, !list.entries.isEmpty else { return nil }
        var drawing = Drawing()
        strip(list, against: nil, &drawing)
        drawing.skip(8)
        legend([list], &drawing)
        return drawing.picture(title: say("title", ["award": list.title]), description: description(list))
    }

    /// The strips of a list before and after a change; nil where neither has a line to draw.
    func picture(before: RankedList, after: RankedList) -> Picture? {
        guard before.isLimited || after.isLimited, !before.entries.isEmpty || !after.entries.isEmpty else { return nil }
        var drawing = Drawing()
        for (heading, list, other, isEntering) in [("now", before, after, false), ("then", after, before, true)] {
            drawing.paragraph(say(heading), Lettering(size: 13, isBold: true))
            drawing.skip(2)
            strip(list, against: (other, isEntering), &drawing)
            drawing.skip(10)
        }
        legend([before, after], &drawing)
        return drawing.picture(
            title: say("title", ["award": after.title]),
            description: "\(say("now")): \(description(before)) \(say("then")): \(description(after))")
    }

    // MARK: Cells

    /// The cells; of two lists each marks whom only it has.
    private func strip(
        _ list: RankedList, against other: (list: RankedList, isEntering: Bool)?, _ drawing: inout Drawing
    ) {
        let grid = Grid(count: list.entries.count)
        let seated = Set((other?.list.entries ?? []).filter(\.hasSeat).map(\.key))
        let shown = list.entries.prefix(grid.most)
        let flag = other == nil ? 0.0 : 12
        let top = drawing.y
        let pitch = Point(x: grid.side + grid.gap, y: grid.side + grid.gap + flag + 2)
        for (place, entry) in shown.enumerated() {
            let box = Box(
                x: 1 + Double(place % grid.perRow) * pitch.x, y: top + flag + Double(place / grid.perRow) * pitch.y,
                width: grid.side, height: grid.side)
            var marks = cell(entry.seat, entry.rank, in: box, hasNumber: grid.hasNumbers)
            // Whoever loses a seat is marked in the list that still has it.
            if let other, entry.hasSeat, !seated.contains(entry.key) {
                marks.append(flagMark(isEntering: other.isEntering, over: box))
            }
            drawing.marks.append(.group(name: "\(entry.name) (\(entry.key)): \(entry.reason)", marks))
        }
        if let cut = list.cut, cut < shown.count {
            let x = 1 + Double(cut % grid.perRow + 1) * pitch.x - grid.gap / 2
            let y = top + flag + Double(cut / grid.perRow) * pitch.y
            drawing.marks.append(
                .line(
                    [Point(x: x, y: y - 4), Point(x: x, y: y + grid.side + 4)],
                    Look(stroke: .red, thickness: 2.5)))
        }
        drawing.y = top + Double((shown.count + grid.perRow - 1) / grid.perRow) * pitch.y + flag - 2
        if list.entries.isEmpty { drawing.paragraph(say("nobody"), Lettering(size: 12, paint: .soft)) }
        if shown.count < list.entries.count {
            drawing.paragraph(
                say("more", ["count": String(list.entries.count - shown.count)]), Lettering(size: 12, paint: .soft))
        }
    }

    private func flagMark(isEntering: Bool, over box: Box) -> Mark {
        let x = box.middle.x
        return isEntering
            ? .shape(
                [Point(x: x - 5, y: box.y - 3), Point(x: x + 5, y: box.y - 3), Point(x: x, y: box.y - 11)],
                Look(fill: .good))
            : .shape(
                [Point(x: x - 5, y: box.y - 11), Point(x: x + 5, y: box.y - 11), Point(x: x, y: box.y - 3)],
                Look(fill: .red))
    }

    /// One cell, by its filling and outline told apart without colour.
    private func cell(_ seat: RankedList.Seat, _ rank: Int?, in box: Box, hasNumber: Bool) -> [Mark] {
        let text = rank.map { String($0) } ?? "–"
        func number(_ paint: Paint, isBold: Bool = false) -> [Mark] {
            guard hasNumber else { return [] }
            return [
                .text(
                    text, Point(x: box.middle.x, y: box.middle.y + 4),
                    Lettering(size: text.count > 2 ? 10 : 12, paint: paint, isBold: isBold, anchor: .middle))
            ]
        }
        switch seat {
        case .byRank: return [.box(box, Look(fill: .good, stroke: .good))] + number(.paper, isBold: true)
        case .byRule:
            let plate = Box(x: box.middle.x - 8.5, y: box.middle.y - 7, width: 17, height: 14)
            return [.box(box, Look(fill: .paper))] + Hatch.rising.marks(in: box, paint: .good, gap: 3.2)
                + [.box(box, Look(stroke: .good, thickness: 1.5))]
                + (hasNumber ? [.box(plate, Look(fill: .paper))] : []) + number(.good, isBold: true)
        case .decided:
            return [
                .box(box, Look(fill: .paper, stroke: .good, thickness: 1.5)),
                .box(box.inset(by: box.width / 8), Look(fill: .good)),
            ] + number(.paper, isBold: true)
        case .contested:
            return [.box(box, Look(fill: .paper, stroke: .doubt, thickness: 2, isDashed: true))]
                + number(.doubt, isBold: true)
        case .passedOver:
            let ear = box.width / 2.6
            return [
                .box(box, Look(fill: .paper, stroke: .line)),
                .shape(
                    [
                        Point(x: box.right - ear, y: box.y), Point(x: box.right, y: box.y),
                        Point(x: box.right, y: box.y + ear),
                    ], Look(fill: .red)),
            ] + number(.soft)
        case .denied:
            let look = Look(stroke: .line)
            return [
                .box(box, Look(fill: .paper, stroke: .line)),
                .line([Point(x: box.x, y: box.y), Point(x: box.right, y: box.bottom)], look),
                .line([Point(x: box.x, y: box.bottom), Point(x: box.right, y: box.y)], look),
            ] + number(.soft)
        case .behind: return [.box(box, Look(fill: .paper, stroke: .line))] + number(.soft)
        }
    }

    // MARK: Words

    private func legend(_ lists: [RankedList], _ drawing: inout Drawing) {
        let seats = Set(lists.flatMap(\.entries).map(\.seat))
        var entries: [(sample: (Box) -> [Mark], meaning: String)] = RankedList.Seat.allCases.filter(seats.contains).map
        {
            seat in
            ({ cell(seat, nil, in: $0, hasNumber: false) }, say(Self.key(seat)))
        }
        if lists.contains(where: { $0.cut != nil }) {
            entries.append(
                (
                    { box in
                        let x = box.middle.x
                        return [
                            .line(
                                [Point(x: x, y: box.y), Point(x: x, y: box.bottom)],
                                Look(stroke: .red, thickness: 2.5))
                        ]
                    }, say("cut")
                ))
        }
        let seated = lists.map { Set($0.entries.filter(\.hasSeat).map(\.key)) }
        for (key, place) in [("leaves", 0), ("enters", 1)] where seated.count == 2 {
            guard !seated[place].isSubset(of: seated[1 - place]) else { continue }
            entries.append(
                (
                    { box in
                        [flagMark(isEntering: place == 1, over: Box(x: box.x, y: box.y + 15, width: 16, height: 0))]
                    }, say(key)
                ))
        }
        drawing.legend(entries, x: 1)
    }

    private func description(_ list: RankedList) -> String {
        var parts = [
            say(
                "description",
                [
                    "count": String(list.entries.count), "seats": list.limit.map { String($0) } ?? "–",
                    "awarded": String(list.entries.count(where: \.hasSeat)),
                ])
        ]
        for seat in RankedList.Seat.allCases where seat != .behind {
            let found = list.entries.filter { $0.seat == seat }
            guard !found.isEmpty else { continue }
            let ranks = found.prefix(40).map { $0.rank.map { String($0) } ?? $0.key }.joined(separator: ", ")
            parts.append(say("ranks", ["what": say(Self.key(seat)), "ranks": found.count > 40 ? ranks + "…" : ranks]))
        }
        return parts.joined(separator: " ")
    }

    /// The key of a seat's meaning.
    static func key(_ seat: RankedList.Seat) -> String {
        switch seat {
        case .byRank: "by_rank"
        case .byRule: "by_rule"
        case .decided: "decided"
        case .contested: "contested"
        case .passedOver: "passed_over"
        case .denied: "denied"
        case .behind: "behind"
        }
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.seats.\(key)", arguments))
    }
}
