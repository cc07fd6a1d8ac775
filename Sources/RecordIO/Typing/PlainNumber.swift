// SPDX-License-Identifier: Apache-2.0

internal import Records

/// A number written so plainly that it can be read in one way only: digits, perhaps with a sign for decimals before one,
/// two, or four to six of them.
///
/// Most cells of most files are such numbers; with three digits after a point they might be thousands, and are not plain.
struct PlainNumber {
    /// The number in millionths.
    let millionths: Int64
    /// Whether no places after the point say anything.
    var isWhole: Bool { millionths % ExactDecimal.scale == 0 }

    /// Reads a text; nil when it is anything else.
    init?(_ text: String) {
        self.init(bytes: text.utf8)
    }

    /// Reads the bytes of a text; nil when it is anything else.
    @inline(__always)
    init?(bytes: some Sequence<UInt8>) {
        var units: Int64 = 0
        var places: Int?
        var count = 0
        for byte in bytes {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                guard places == nil, count > 0 else { return nil }
                places = 0
                continue
            }
            guard (0x30...0x39).contains(byte), count < 12 else { return nil }
            units = units * 10 + Int64(byte - 0x30)
            count += 1
            if let known = places { places = known + 1 }
        }
        let known = places ?? 0
        guard count > 0, known <= ExactDecimal.places, places != 0, places != 3 else { return nil }
        for _ in known..<ExactDecimal.places { units *= 10 }
        millionths = units
    }
}
