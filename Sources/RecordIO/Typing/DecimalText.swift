// SPDX-License-Identifier: Apache-2.0

internal import Records

/// A number exactly as its digits say.
struct DecimalText: Hashable {
    /// Whether it is below zero.
    private(set) var isNegative: Bool
    /// Its digits without zeros at either end; none for zero.
    private(set) var digits: [UInt8]
    /// The power of ten of the last digit.
    private(set) var exponent: Int

    private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        var digits = digits[...]
        var exponent = exponent
        while digits.first == 0 { digits.removeFirst() }
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.isNegative = isNegative && !digits.isEmpty
        self.digits = Array(digits)
        self.exponent = digits.isEmpty ? 0 : exponent
    }

    /// Reads program notation: `-16.5`, `1.5E-3`; nil for anything else.
    init?(_ text: String) {
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        var digits: [UInt8] = []
        var places = 0
        var hasPoint = false
        while let byte = rest.first, byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte) {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: ".") {
                if hasPoint { return nil }
                hasPoint = true
            } else {
                digits.append(byte - 0x30)
                if hasPoint { places += 1 }
            }
        }
        guard !digits.isEmpty, digits.count <= 400 else { return nil }
        var power = 0
        if let mark = rest.first {
            guard mark | 0x20 == UInt8(ascii: "e"), let given = Int(Substring(rest.dropFirst())), abs(given) <= 400
            else { return nil }
            power = given
        }
        self.init(isNegative: isNegative, digits: digits, exponent: power - places)
    }

    /// The number as office programs show it: at most fifteen digits that count, halves away from zero.
    ///
    /// Binary fractions leave the files as `16.499999999999996` where everyone reads 16.5.
    var shown: DecimalText {
        guard digits.count > 15 else { return self }
        var kept = Array(digits[..<15])
        let dropped = digits.count - 15
        if digits[15] >= 5 {
            var place = 14
            while place >= 0, kept[place] == 9 {
                kept[place] = 0
                place -= 1
            }
            if place >= 0 { kept[place] += 1 } else { kept.insert(1, at: 0) }
        }
        return DecimalText(isNegative: isNegative, digits: kept, exponent: exponent + dropped)
    }

    /// The number times a power of ten.
    func shifted(_ power: Int) -> DecimalText {
        DecimalText(isNegative: isNegative, digits: digits, exponent: digits.isEmpty ? 0 : exponent + power)
    }

    /// Whether it has no places after the point.
    var isWhole: Bool { exponent >= 0 }

    /// How many places stand after the point.
    var places: Int { max(0, -exponent) }

    /// The whole number; nil when it is none or does not fit.
    var integer: Int64? { units(places: 0) }

    /// The number in millionths; nil when it has more places or does not fit.
    var millionths: Int64? { units(places: ExactDecimal.places) }

    private func units(places: Int) -> Int64? {
        let zeros = exponent + places
        guard zeros >= 0, digits.count + zeros <= 19 else { return digits.isEmpty ? 0 : nil }
        var units: Int64 = 0
        for digit in digits + [UInt8](repeating: 0, count: zeros) {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(Int64(digit))
            guard !overflow, !carried else { return nil }
            units = sum
        }
        return isNegative ? -units : units
    }

    /// The digits in plain notation with the given decimal sign.
    func plain(separator: String = ".") -> String {
        guard !digits.isEmpty else { return "0" }
        let sign = isNegative ? "-" : ""
        let letters = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
        if exponent >= 0 { return sign + letters + String(repeating: "0", count: exponent) }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + letters
        return sign + padded.dropLast(-exponent) + separator + padded.suffix(-exponent)
    }
}

extension DecimalText {
    /// Every number that a person's notation may mean: `1.234,5` means one, `1.234` two.
    ///
    /// Vietnamese puts points between thousands and a comma before the decimals, program output the other way round.
    static func readings(_ text: String) -> [DecimalText] {
        var body = Substring(text)
        let isNegative = body.hasPrefix("-") || body.hasPrefix("−")
        if isNegative || body.hasPrefix("+") { body = body.dropFirst() }
        let styles: [(thousands: Character?, decimal: Character)] = [
            (nil, ","), (nil, "."), (".", ","), (",", "."), (" ", ","), (" ", "."),
        ]
        var found: [DecimalText] = []
        for style in styles {
            guard let number = reading(body, isNegative, style.thousands, style.decimal), !found.contains(number)
            else { continue }
            found.append(number)
        }
        return found
    }

    private static func reading(
        _ body: Substring, _ isNegative: Bool, _ thousands: Character?, _ decimal: Character
    ) -> DecimalText? {
        let parts = body.split(separator: decimal, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first else { return nil }
        var digits = ""
        if let thousands {
            let groups = whole.split(separator: thousands, omittingEmptySubsequences: false)
            guard groups.count > 1, let first = groups.first, (1...3).contains(first.count), !first.hasPrefix("0"),
                groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
            digits = groups.joined()
        } else {
            digits = String(whole)
        }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        guard !digits.isEmpty, parts.count == 1 || !decimals.isEmpty,
            (digits + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return DecimalText((isNegative ? "-" : "") + digits + (decimals.isEmpty ? "" : "." + decimals))
    }
}
