// SPDX-License-Identifier: Apache-2.0

import RecordIO

/// A place in which two JSON values differ; things in lists are named by their id or candidate where they have one.
struct JSONDifference {
    let path: String
    let stored: String
    let anew: String

    /// Every difference between two values, in the order of sorted keys; nil is no value.
    static func all(_ stored: JSONValue?, _ anew: JSONValue?, path: String = "") -> [JSONDifference] {
        if let a = stored?.members, let b = anew?.members { return all(a, b, path: path) }
        if let a = stored?.elements, let b = anew?.elements { return lists(a, b, path) }
        // A text is not the number that it looks like, and `null` is not nothing.
        if stored?.json == anew?.json { return [] }
        let looksAlike = stored?.shown == anew?.shown
        let text = { (value: JSONValue?) in value.map { looksAlike ? $0.json : $0.shown } ?? "–" }
        return [JSONDifference(path: path, stored: text(stored), anew: text(anew))]
    }

    /// Every difference between the members of two objects.
    static func all(
        _ stored: [String: JSONValue], _ anew: [String: JSONValue], path: String = ""
    ) -> [JSONDifference] {
        Set(stored.keys).union(anew.keys).sorted().flatMap { key in
            all(stored[key], anew[key], path: path.isEmpty ? key : "\(path).\(key)")
        }
    }

    private static func lists(_ a: [JSONValue], _ b: [JSONValue], _ path: String) -> [JSONDifference] {
        let names = (a.compactMap(name), b.compactMap(name))
        guard names.0.count == a.count, names.1.count == b.count, Set(names.0).count == a.count,
            Set(names.1).count == b.count
        else {
            return (0..<max(a.count, b.count)).flatMap { index in
                all(
                    index < a.count ? a[index] : nil, index < b.count ? b[index] : nil, path: "\(path)[\(index)]")
            }
        }
        let (old, new) = (
            Dictionary(uniqueKeysWithValues: zip(names.0, a)), Dictionary(uniqueKeysWithValues: zip(names.1, b))
        )
        var found = Set(names.0).union(names.1).sorted().flatMap { name in
            all(old[name], new[name], path: "\(path)[\(name)]")
        }
        if found.isEmpty, names.0 != names.1 {
            found = [
                JSONDifference(
                    path: path, stored: names.0.joined(separator: ", "), anew: names.1.joined(separator: ", "))
            ]
        }
        return found
    }

    private static func name(_ value: JSONValue) -> String? {
        guard let members = value.members else { return nil }
        return ["candidate", "id", "parameter"].lazy.compactMap { members[$0]?.string }.first
    }
}
