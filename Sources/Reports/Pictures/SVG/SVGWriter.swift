// SPDX-License-Identifier: Apache-2.0

/// Writes drawings as SVG that is also well-formed XML.
enum SVGWriter {
    /// The element `svg`, with title and description first so that screen readers name the picture by them.
    static func text(of picture: Picture) -> String {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\""
        svg += " viewBox=\"0 0 \(number(picture.width)) \(number(picture.height))\""
        svg += " width=\"\(number(picture.width))\" height=\"\(number(picture.height))\""
        svg += " font-family=\"'Segoe UI', 'Noto Sans', Roboto, 'Liberation Sans', Arial, sans-serif\">\n"
        svg += "<title>\(HTMLText.escaped(picture.title))</title>\n"
        svg += "<desc>\(HTMLText.escaped(picture.description))</desc>\n"
        for mark in picture.marks { write(mark, to: &svg) }
        return svg + "</svg>\n"
    }

    private static func write(_ mark: Mark, to svg: inout String) {
        switch mark {
        case .box(let box, let look):
            svg += "<rect x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\""
            svg += " height=\"\(number(box.height))\"\(attributes(look))/>\n"
        case .line(let points, let look):
            svg += "<polyline points=\"\(list(points))\"\(attributes(look))/>\n"
        case .shape(let points, let look):
            svg += "<polygon points=\"\(list(points))\"\(attributes(look))/>\n"
        case .circle(let middle, let radius, let look):
            svg += "<circle cx=\"\(number(middle.x))\" cy=\"\(number(middle.y))\" r=\"\(number(radius))\""
            svg += "\(attributes(look))/>\n"
        case .text(let text, let point, let lettering):
            svg += "<text x=\"\(number(point.x))\" y=\"\(number(point.y))\" font-size=\"\(number(lettering.size))\""
            svg += " fill=\"\(lettering.paint.rawValue)\""
            if lettering.isBold { svg += " font-weight=\"600\"" }
            if lettering.anchor != .start { svg += " text-anchor=\"\(lettering.anchor.rawValue)\"" }
            svg += ">\(HTMLText.escaped(text))</text>\n"
        case .group(let name, let marks):
            svg += "<g><title>\(HTMLText.escaped(name))</title>\n"
            for mark in marks { write(mark, to: &svg) }
            svg += "</g>\n"
        }
    }

    private static func attributes(_ look: Look) -> String {
        var text = " fill=\"\(look.fill.rawValue)\""
        guard look.stroke != .none else { return text }
        text += " stroke=\"\(look.stroke.rawValue)\""
        if look.thickness != 1 { text += " stroke-width=\"\(number(look.thickness))\"" }
        if look.isDashed { text += " stroke-dasharray=\"4 3\"" }
        return text
    }

    private static func list(_ points: [Point]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    /// A number with at most one digit behind the point.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
    }
}
