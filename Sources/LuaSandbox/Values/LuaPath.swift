// SPDX-License-Identifier: Apache-2.0

/// Where a value stands inside another: "award.standard[2].basis".
struct LuaPath {
    private(set) var text = ""

    init(_ root: String = "") { text = root }

    func appending(_ key: LuaKey) -> LuaPath {
        var path = self
        switch key {
        case .string(let name) where LuaPath.isName(name): path.text += text.isEmpty ? name : ".\(name)"
        case .string(let name): path.text += "[\"\(name)\"]"
        case .integer(let index): path.text += "[\(index)]"
        case .number(let number): path.text += "[\(number)]"
        case .boolean(let flag): path.text += "[\(flag)]"
        }
        return path
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first < 0x30 || first > 0x39 else { return false }
        return text.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
    }
}
