// SPDX-License-Identifier: Apache-2.0

/// True, false or unknown, combined by Kleene's rules.
///
/// Kleene, S. C.: Introduction to Metamathematics (1952), § 64, strong tables.
public enum Truth: String, Sendable, Hashable {
    case `true`
    case `false`
    case unknown

    /// The truth of a known condition.
    public init(_ value: Bool) {
        self = value ? .true : .false
    }

    /// Not.
    public static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .true: .false
        case .false: .true
        case .unknown: .unknown
        }
    }

    /// And: any false wins.
    public static func && (a: Truth, b: Truth) -> Truth {
        a == .false || b == .false ? .false : a == .true && b == .true ? .true : .unknown
    }

    /// Or: any true wins.
    public static func || (a: Truth, b: Truth) -> Truth {
        a == .true || b == .true ? .true : a == .false && b == .false ? .false : .unknown
    }
}
