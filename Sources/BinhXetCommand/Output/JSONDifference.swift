// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A place in which two JSON values differ; things in lists are named by their id or candidate where they have one.
struct JSONDifference {
    let path: String
    let stored: String
    let anew: String

    /// Every difference between two values, in the order of sorted keys.
    static func all(_ stored: Any, _ anew: Any, path: String = "") -> [JSONDifference] {
        switch (stored, anew) {
        case (let a as [String: Any], let b as [String: Any]):
            return Set(a.keys).union(b.keys).sorted().flatMap { key in
                all(a[key] ?? NSNull(), b[key] ?? NSNull(), path: path.isEmpty ? key : "\(path).\(key)")
            }
        case (let a as [Any], let b as [Any]):
            return lists(a, b, path)
        default:
            let (a, b) = (text(stored), text(anew))
            return a == b ? [] : [JSONDifference(path: path, stored: a, anew: b)]
        }
    }

    private static func lists(_ a: [Any], _ b: [Any], _ path: String) -> [JSONDifference] {
        let names = (a.compactMap(name), b.compactMap(name))
        guard names.0.count == a.count, names.1.count == b.count, Set(names.0).count == a.count,
            Set(names.1).count == b.count
        else {
            return (0..<max(a.count, b.count)).flatMap { index in
                all(
                    index < a.count ? a[index] : NSNull(), index < b.count ? b[index] : NSNull(),
                    path: "\(path)[\(index)]")
            }
        }
        let (old, new) = (
            Dictionary(uniqueKeysWithValues: zip(names.0, a)), Dictionary(uniqueKeysWithValues: zip(names.1, b))
        )
        var found = Set(names.0).union(names.1).sorted().flatMap { name in
            all(old[name] ?? NSNull(), new[name] ?? NSNull(), path: "\(path)[\(name)]")
        }
        if found.isEmpty, names.0 != names.1 {
            found = [
                JSONDifference(
                    path: path, stored: names.0.joined(separator: ", "), anew: names.1.joined(separator: ", "))
            ]
        }
        return found
    }

    private static func name(_ value: Any) -> String? {
        guard let object = value as? [String: Any] else { return nil }
        return ["candidate", "id", "parameter"].lazy.compactMap { object[$0] as? String }.first
    }

    private static func text(_ value: Any) -> String {
        if value is NSNull { return "–" }
        if let text = value as? String { return text }
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
    }
}
