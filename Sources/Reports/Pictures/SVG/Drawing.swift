// SPDX-License-Identifier: Apache-2.0

/// A drawing as it grows downwards.
struct Drawing {
    /// The width of every picture, in units.
    static let width = 720.0
    /// The height that a list may reach, so that it is printed on one sheet with its legend.
    static let sheet = 920.0

    /// What is drawn so far.
    var marks: [Mark] = []
    /// Where the next thing begins.
    var y = 0.0

    /// Leaves room.
    mutating func skip(_ height: Double) { y += height }

    /// Adds text broken into lines within a width.
    mutating func paragraph(
        _ text: String, x: Double = 0, width: Double = Drawing.width, _ lettering: Lettering = Lettering(),
        most: Int = .max
    ) {
        for line in TextMeasure.lines(text, width: width, size: lettering.size, most: most) {
            y += lettering.size * 1.3
            marks.append(.text(line, Point(x: x, y: y - lettering.size * 0.3), lettering))
        }
    }

    /// Adds samples with their meaning, side by side and broken into lines.
    mutating func legend(_ entries: [(sample: (Box) -> [Mark], meaning: String)], x left: Double = 0) {
        let lettering = Lettering(size: 12, paint: .soft)
        let side = 16.0
        var x = left
        var top = y
        for entry in entries {
            let room = Drawing.width - left - side - 6
            let lines = TextMeasure.lines(entry.meaning, width: room, size: lettering.size)
            let width = lines.map { TextMeasure.width($0, size: lettering.size) }.max() ?? 0
            if x > left, x + side + 6 + width > Drawing.width {
                x = left
                top = y + 5
            }
            marks += entry.sample(Box(x: x, y: top, width: side, height: side))
            for (number, line) in lines.enumerated() {
                let base = top + 12.5 + Double(number) * 15
                marks.append(.text(line, Point(x: x + side + 6, y: base), lettering))
            }
            y = max(y, top + side + Double(lines.count - 1) * 15)
            x += side + 6 + width + 18
        }
    }

    /// The picture, with a margin of half a line so that no outline is cut.
    func picture(title: String, description: String) -> Picture {
        Picture(title: title, description: description, width: Drawing.width, height: y + 3, marks: marks)
    }
}
