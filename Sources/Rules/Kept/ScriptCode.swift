// SPDX-License-Identifier: Apache-2.0

/// The numbers that say what follows.
enum ScriptCode: Int64 {
    case poison, boolean, integer, number, text, node, part, type, citation, table
    case date, namedCodes, listedCodes, reference, set, yearly, events
    case path, method, call, arithmetic

    init(_ kind: Script.Node.Kind) {
        self =
            switch kind {
            case .path: .path
            case .method: .method
            case .call: .call
            case .arithmetic: .arithmetic
            }
    }

    /// The kind of node that it stands for.
    var nodeKind: Script.Node.Kind? {
        switch self {
        case .path: .path
        case .method: .method
        case .call: .call
        case .arithmetic: .arithmetic
        default: nil
        }
    }
}
