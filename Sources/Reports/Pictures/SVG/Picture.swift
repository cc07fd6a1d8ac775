// SPDX-License-Identifier: Apache-2.0

/// A drawing with a name and a description for those who hear the page; the origin is at the top left.
///
/// It rests on nothing outside of it: no style sheet, no ids, no fonts but those that are there.
struct Picture {
    /// What it is, in a few words.
    var title: String
    /// What is to be seen in it.
    var description: String
    /// The width in units of the drawing; on a screen a unit is at most a pixel.
    var width: Double
    /// The height in the same units.
    var height: Double
    /// What is drawn, the first below.
    var marks: [Mark]
}

/// One thing in a drawing.
enum Mark {
    /// A rectangle.
    case box(Box, Look)
    /// A line through points.
    case line([Point], Look)
    /// A closed shape through points.
    case shape([Point], Look)
    /// A circle around a point.
    case circle(Point, radius: Double, Look)
    /// One line of text at a point of its base line.
    case text(String, Point, Lettering)
    /// Marks that belong together, with a name that a pointer shows.
    case group(name: String, [Mark])
}

/// A place in a drawing.
struct Point: Hashable {
    var x: Double
    var y: Double
}

/// A rectangle in a drawing.
struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }

    /// The rectangle made smaller by a margin on every side.
    func inset(by margin: Double) -> Box {
        Box(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
    }
}

/// The colours of drawings; each is also told apart by its lightness, for printers without colour.
enum Paint: String {
    case ink = "#22262b"
    case soft = "#5a626c"
    case line = "#b9b4a8"
    case tint = "#ebe7dd"
    case paper = "#ffffff"
    case red = "#8c1c1c"
    case good = "#1c6b3a"
    case doubt = "#865200"
    case none
}

/// How a shape is filled and outlined.
struct Look {
    var fill: Paint = .none
    var stroke: Paint = .none
    var thickness: Double = 1
    var isDashed = false
}

/// How text is set.
struct Lettering {
    enum Anchor: String { case start, middle, end }

    var size: Double = 13
    var paint: Paint = .ink
    var isBold = false
    var anchor: Anchor = .start
}
