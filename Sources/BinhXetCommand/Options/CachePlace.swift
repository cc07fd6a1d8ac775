// SPDX-License-Identifier: Apache-2.0

import Glibc
import RecordIO

/// Where the command keeps what it read, as the environment says.
enum CachePlace {
    /// `BINHXET_CACHE` names the folder, or is `off`; without it, the folder is where the system wants such things.
    static var current: ReadingCache? {
        folder { getenv($0).map { String(cString: $0) } }.map { ReadingCache(folder: $0) }
    }

    /// The folder in an environment; nil for none.
    static func folder(_ environment: (String) -> String?) -> String? {
        func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let chosen = value("BINHXET_CACHE") { return chosen == "off" ? nil : chosen }
        // The XDG Base Directory Specification takes no relative path.
        if let cache = value("XDG_CACHE_HOME"), cache.hasPrefix("/") { return "\(cache)/binhxet" }
        guard let home = value("HOME"), home.hasPrefix("/") else { return nil }
        #if os(macOS)
            return "\(home)/Library/Caches/binhxet"
        #else
            return "\(home)/.cache/binhxet"
        #endif
    }
}
