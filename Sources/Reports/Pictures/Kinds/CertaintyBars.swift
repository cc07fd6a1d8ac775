// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The candidates of each award as a bar: in for certain, possible, out for certain, and where the seats end.
struct CertaintyBars {
    let words: Words

    private static let height = 24.0

    /// One part of a bar.
    private struct Part {
        let sort: Sort
        let count: Int
        var box: Box
    }

    private enum Sort: String, CaseIterable {
        case certain, possible, out
    }

    /// The picture; nil where nobody is looked at.
    func picture(of answer: CertaintyAnswer) -> Picture? {
        let awards = answer.awards.filter { Self.total(of: $0) > 0 }
        guard !awards.isEmpty else { return nil }
        var drawing = Drawing()
        for award in awards {
            heading(award, &drawing)
            bar(award, &drawing)
            drawing.skip(14)
        }
        legend(awards, &drawing)
        return drawing.picture(
            title: words(Message("pictures.certainty.title")),
            description: awards.map { description($0) }.joined(separator: " "))
    }

    private static func counts(_ award: CertaintyAnswer.Award) -> [(sort: Sort, count: Int)] {
        [(.certain, award.certain.count), (.possible, award.possible.count), (.out, award.out.count)]
    }

    private static func total(of award: CertaintyAnswer.Award) -> Int { counts(award).reduce(0) { $0 + $1.count } }

    // MARK: One award

    /// The award's name and its seats, side by side where there is room.
    private func heading(_ award: CertaintyAnswer.Award, _ drawing: inout Drawing) {
        let title = Lettering(size: 13, isBold: true)
        let note = Lettering(size: 12, paint: .soft, anchor: .end)
        var parts: [String] = []
        if let seats = award.seats, let open = award.openSeats {
            parts.append(
                words(Message("pictures.certainty.seats", ["seats": String(seats), "open": String(open)])))
        }
        if !award.isExact { parts.append(words(Message("certainty.tried"))) }
        let text = parts.joined(separator: " · ")
        let room = Drawing.width - TextMeasure.width(text, size: note.size) - 16
        drawing.paragraph(award.title, width: room, title)
        drawing.marks.append(.text(text, Point(x: Drawing.width - 1, y: drawing.y - 4), note))
        drawing.skip(5)
    }

    private func bar(_ award: CertaintyAnswer.Award, _ drawing: inout Drawing) {
        let whole = Box(x: 1, y: drawing.y, width: Drawing.width - 2, height: Self.height)
        let parts = Self.parts(award, in: whole)
        let end = award.seats.flatMap { Self.place(of: $0, parts) }
        for part in parts {
            drawing.marks.append(
                .group(
                    name: "\(award.title) – \(say(part.sort)): \(part.count)",
                    Self.filling(part.sort, part.box) + Self.number(part, besides: end)))
        }
        if !award.isExact { drawing.marks.append(.box(whole.inset(by: -1), Self.tried)) }
        if let x = end {
            drawing.marks.append(
                .line(
                    [Point(x: x, y: whole.y - 4), Point(x: x, y: whole.bottom + 4)],
                    Look(stroke: .red, thickness: 2.5)))
        }
        drawing.y = whole.bottom
    }

    /// The parts that are not empty, as long as their share, and never too short for their number.
    private static func parts(_ award: CertaintyAnswer.Award, in whole: Box) -> [Part] {
        let counts = counts(award).filter { $0.count > 0 }
        let total = Double(total(of: award))
        let least = counts.map { max(22, TextMeasure.width(String($0.count), size: 12) + 12) }
        let free = whole.width - least.reduce(0, +)
        var x = whole.x
        return zip(counts, least).map { one, least in
            let width = least + free * Double(one.count) / total
            defer { x += width }
            return Part(
                sort: one.sort, count: one.count, box: Box(x: x, y: whole.y, width: width, height: whole.height))
        }
    }

    /// Where the seats end; nil where there are as many as candidates.
    private static func place(of seats: Int, _ parts: [Part]) -> Double? {
        var left = seats
        for part in parts {
            if left < part.count { return part.box.x + part.box.width * Double(left) / Double(part.count) }
            left -= part.count
        }
        return nil
    }

    private static func filling(_ sort: Sort, _ box: Box) -> [Mark] {
        switch sort {
        case .certain: [.box(box, Look(fill: .good, stroke: .good))]
        case .possible:
            [.box(box, Look(fill: .paper))] + Hatch.rising.marks(in: box, paint: .doubt, gap: 4)
                + [.box(box, Look(stroke: .doubt))]
        case .out: [.box(box, Look(fill: .paper, stroke: .line))]
        }
    }

    /// The number in the middle of its part; where the seats end there, in the middle of the longer piece.
    private static func number(_ part: Part, besides end: Double?) -> [Mark] {
        let text = String(part.count)
        let paint: Paint =
            switch part.sort {
            case .certain: .paper
            case .possible: .ink
            case .out: .soft
            }
        let width = TextMeasure.width(text, size: 12) + 6
        var middle = part.box.middle
        if let end, abs(middle.x - end) < width / 2 + 2 {
            middle.x = end > middle.x ? (part.box.x + end) / 2 : (end + part.box.right) / 2
        }
        let plate = Box(x: middle.x - width / 2, y: middle.y - 8, width: width, height: 16)
        return (part.sort == .possible ? [.box(plate, Look(fill: .paper))] : []) + [
            .text(
                text, Point(x: middle.x, y: middle.y + 4.5),
                Lettering(size: 12, paint: paint, isBold: part.sort != .out, anchor: .middle))
        ]
    }

    private static let tried = Look(stroke: .doubt, thickness: 1.5, isDashed: true)

    // MARK: Words

    private func legend(_ awards: [CertaintyAnswer.Award], _ drawing: inout Drawing) {
        let parts = awards.flatMap { Self.counts($0) }.filter { $0.count > 0 }
        var entries: [(sample: (Box) -> [Mark], meaning: String)] = Sort.allCases.filter { sort in
            parts.contains { $0.sort == sort }
        }.map { sort in ({ Self.filling(sort, $0.inset(by: 1)) }, say(sort)) }
        if awards.contains(where: { ($0.seats ?? .max) < Self.total(of: $0) }) {
            entries.append(
                (
                    { box in
                        [
                            .line(
                                [Point(x: box.middle.x, y: box.y), Point(x: box.middle.x, y: box.bottom)],
                                Look(stroke: .red, thickness: 2.5))
                        ]
                    }, words(Message("pictures.certainty.end"))
                ))
        }
        if awards.contains(where: { !$0.isExact }) {
            entries.append(({ [.box($0.inset(by: 1), Self.tried)] }, words(Message("pictures.certainty.tried"))))
        }
        drawing.legend(entries, x: 1)
    }

    private func say(_ sort: Sort) -> String { words(Message("certainty.\(sort.rawValue)")) }

    private func description(_ award: CertaintyAnswer.Award) -> String {
        let counts = Self.counts(award).map { "\(say($0.sort)): \($0.count)" }.joined(separator: "; ")
        let seats = award.seats.map { "; \(words(Message("certainty.seats"))): \($0)" } ?? ""
        return "\(award.title): \(counts)\(seats)."
    }
}
