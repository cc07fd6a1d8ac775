// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// Who moves between the lists of two rounds: from which awards on the left to which on the right.
struct MoveFlow {
    let words: Words

    /// Those who lose the same awards and gain the same.
    private struct Stream {
        let lost: [String]
        let gained: [String]
        var people: [String]
    }

    /// More people than this are left to the tables.
    private static let most = 60

    /// The picture; nil where nobody moves.
    func picture(of awards: [AwardComparison], title: String) -> Picture? {
        let streams = Self.streams(awards)
        let count = streams.reduce(0) { $0 + $1.people.count }
        guard count > 0 else { return nil }
        var drawing = Drawing()
        let head = Lettering(size: 12, paint: .soft, isBold: true, anchor: .middle)
        for (text, x) in [("from", 100.0), ("who", 360), ("to", 620)] {
            drawing.marks.append(.text(say(text), Point(x: x, y: 13), head))
        }
        drawing.skip(24)
        var left = Self.most
        for stream in streams where left > 0 {
            draw(stream, most: left, &drawing)
            left -= stream.people.count
            drawing.skip(12)
        }
        if count > Self.most {
            drawing.paragraph(say("more", ["count": String(count - Self.most)]), Lettering(size: 12, paint: .soft))
        }
        let description = streams.map { stream in
            say(
                "stream",
                [
                    "from": stream.lost.isEmpty ? say("new") : stream.lost.joined(separator: "; "),
                    "to": stream.gained.isEmpty ? say("gone") : stream.gained.joined(separator: "; "),
                    "names": stream.people.prefix(8).joined(separator: ", ")
                        + (stream.people.count > 8 ? ", …" : ""),
                ])
        }.joined(separator: " ")
        return drawing.picture(title: say("title", ["title": title]), description: description)
    }

    private static func streams(_ awards: [AwardComparison]) -> [Stream] {
        var order: [String] = []
        var names: [String: String] = [:]
        var lost: [String: [String]] = [:]
        var gained: [String: [String]] = [:]
        for award in awards {
            for (people, isLost) in [(award.leaving, true), (award.entering, false)] {
                for person in people {
                    let id = "\(award.forEach)\u{0}\(person.key)"
                    if names.updateValue("\(person.name) (\(person.key))", forKey: id) == nil { order.append(id) }
                    if isLost { lost[id, default: []].append(award.title) }
                    if !isLost { gained[id, default: []].append(award.title) }
                }
            }
        }
        var streams: [Stream] = []
        for id in order {
            let (from, to) = (lost[id] ?? [], gained[id] ?? [])
            if let place = streams.firstIndex(where: { $0.lost == from && $0.gained == to }) {
                streams[place].people.append(names[id] ?? "")
            } else {
                streams.append(Stream(lost: from, gained: to, people: [names[id] ?? ""]))
            }
        }
        return streams
    }

    // MARK: Drawing

    /// The columns: awards left and right, people in the middle.
    private static let side = 200.0
    private static let middle = 232.0...488.0

    private func draw(_ stream: Stream, most: Int, _ drawing: inout Drawing) {
        let top = drawing.y
        let lettering = Lettering(size: 13, isBold: true)
        let width = Self.middle.upperBound - Self.middle.lowerBound
        let rows = stream.people.prefix(most).map {
            TextMeasure.lines($0, width: width - 16, size: lettering.size, most: 2)
        }
        let heights = rows.map { Double($0.count) * 16 + 8 }
        let boxes = [stream.lost, stream.gained].map { titles in
            (titles.isEmpty ? [nil] : titles.map { Optional($0) }).map { title in
                TextMeasure.lines(
                    title ?? say(titles == stream.lost ? "new" : "gone"), width: Self.side - 16, size: 12, most: 3)
            }
        }
        let sides = boxes.map { $0.reduce(0) { $0 + Double($1.count) * 15 + 10 } + Double($0.count - 1) * 4 }
        let inner = heights.reduce(0, +) + Double(rows.count - 1) * 4
        let height = max(inner, sides[0], sides[1])
        let centre = top + height / 2
        var y = centre - inner / 2
        var middles: [Double] = []
        for (lines, row) in zip(rows, heights) {
            let box = Box(x: Self.middle.lowerBound, y: y, width: width, height: row)
            drawing.marks.append(.box(box, Look(fill: .tint)))
            for (number, line) in lines.enumerated() {
                drawing.marks.append(
                    .text(line, Point(x: box.x + 8, y: y + 16 + Double(number) * 16), lettering))
            }
            middles.append(box.middle.y)
            y += row + 4
        }
        connect(x: Self.side, to: Self.middle.lowerBound, hub: centre, ends: middles, arrowsAtEnds: true, &drawing)
        connect(
            x: Drawing.width - Self.side, to: Self.middle.upperBound, hub: centre, ends: middles, arrowsAtEnds: false,
            &drawing)
        side(boxes[0], x: 0, isEmpty: stream.lost.isEmpty, centre: centre, height: sides[0], .red, &drawing)
        side(
            boxes[1], x: Drawing.width - Self.side, isEmpty: stream.gained.isEmpty, centre: centre, height: sides[1],
            .good, &drawing)
        drawing.y = top + height
    }

    /// The awards of one side, one box each; a dashed one where there is none.
    private func side(
        _ boxes: [[String]], x: Double, isEmpty: Bool, centre: Double, height: Double, _ paint: Paint,
        _ drawing: inout Drawing
    ) {
        var y = centre - height / 2
        for lines in boxes {
            let box = Box(x: x + 1, y: y, width: Self.side - 2, height: Double(lines.count) * 15 + 10)
            drawing.marks.append(
                .box(
                    box,
                    isEmpty
                        ? Look(fill: .paper, stroke: .soft, isDashed: true)
                        : Look(fill: .paper, stroke: paint, thickness: 1.5)))
            for (number, line) in lines.enumerated() {
                drawing.marks.append(
                    .text(
                        line, Point(x: box.middle.x, y: y + 17 + Double(number) * 15),
                        Lettering(size: 12, paint: isEmpty ? .soft : .ink, anchor: .middle)))
            }
            y += box.height + 4
        }
    }

    /// A line from a box to each person, with an arrow where the way goes on.
    private func connect(
        x: Double, to end: Double, hub: Double, ends: [Double], arrowsAtEnds: Bool, _ drawing: inout Drawing
    ) {
        let look = Look(stroke: .soft, thickness: 1.2)
        let bus = (x + end) / 2
        for y in ends {
            drawing.marks.append(
                .line([Point(x: x, y: hub), Point(x: bus, y: hub), Point(x: bus, y: y), Point(x: end, y: y)], look))
        }
        for y in arrowsAtEnds ? ends : [hub] {
            let tip = arrowsAtEnds ? end : x
            drawing.marks.append(
                .shape(
                    [Point(x: tip - 7, y: y - 4), Point(x: tip, y: y), Point(x: tip - 7, y: y + 4)], Look(fill: .soft)))
        }
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words(Message("pictures.flow.\(key)", arguments))
    }
}
