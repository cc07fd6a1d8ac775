// SPDX-License-Identifier: Apache-2.0

/// Fillings that can be told apart without colour.
enum Hatch: Int, CaseIterable {
    case rising
    case falling
    case level
    case upright
    case crossed
    case dotted

    /// The filling of a rectangle, as marks that stay within it.
    func marks(in box: Box, paint: Paint = .ink, gap: Double = 5) -> [Mark] {
        let look = Look(stroke: paint, thickness: 1)
        switch self {
        case .rising: return Self.slanted(box, gap, isRising: true).map { .line($0, look) }
        case .falling: return Self.slanted(box, gap, isRising: false).map { .line($0, look) }
        case .level:
            return Self.steps(box.y, box.bottom, gap).map {
                .line([Point(x: box.x, y: $0), Point(x: box.right, y: $0)], look)
            }
        case .upright:
            return Self.steps(box.x, box.right, gap).map {
                .line([Point(x: $0, y: box.y), Point(x: $0, y: box.bottom)], look)
            }
        case .crossed:
            return Hatch.rising.marks(in: box, paint: paint, gap: gap * 1.6)
                + Hatch.falling.marks(in: box, paint: paint, gap: gap * 1.6)
        case .dotted:
            return Self.steps(box.y, box.bottom, gap).flatMap { y in
                Self.steps(box.x, box.right, gap).map {
                    .circle(Point(x: $0, y: y), radius: 0.9, Look(fill: paint))
                }
            }
        }
    }

    private static func steps(_ first: Double, _ last: Double, _ gap: Double) -> [Double] {
        let count = Int((last - first) / gap)
        guard count > 0 else { return [(first + last) / 2] }
        let margin = (last - first - Double(count - 1) * gap) / 2
        return (0..<count).map { first + margin + Double($0) * gap }
    }

    /// Lines at half a right angle, cut at the rectangle's sides.
    private static func slanted(_ box: Box, _ gap: Double, isRising: Bool) -> [[Point]] {
        let stride = gap * 1.4
        let count = Int((box.width + box.height) / stride)
        return (0...max(0, count)).compactMap { index in
            // The line x + y = sum, in the coordinates of the rectangle.
            let sum = (Double(index) + 0.5) * stride
            let (from, to) = (max(0, sum - box.height), min(box.width, sum))
            guard to > from else { return nil }
            return [from, to].map { x in
                Point(x: box.x + (isRising ? x : box.width - x), y: box.y + sum - x)
            }
        }
    }
}
