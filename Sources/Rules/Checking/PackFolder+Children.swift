// SPDX-License-Identifier: Apache-2.0

import LuaSandbox

extension PackFolder {
    /// The files of the packs here that extend a pack, at any distance; what only they use of it is used.
    public func children(of id: String) -> [SourceFile] {
        let parents = Dictionary(uniqueKeysWithValues: packs.map { ($0, parent(of: $0)) })
        func descends(_ pack: String) -> Bool {
            var seen: Set<String> = [pack]
            var next = parents[pack] ?? nil
            while let current = next, seen.insert(current).inserted {
                if current == id { return true }
                next = parents[current] ?? nil
            }
            return false
        }
        return packs.filter(descends).flatMap { pack in
            files(of: pack).compactMap { file in
                let name = "\(pack)/\(file).lua"
                return text(of: name).map { SourceFile(name: name, text: $0) }
            }
        }
    }

    /// What a pack's header says under `extends`.
    private func parent(of pack: String) -> String? {
        guard let header = text(of: "\(pack)/pack.lua") else { return nil }
        let tokens = Array(LuaScanner(header))
        guard let place = tokens.firstIndex(where: { $0.kind == .name && $0.text == "extends" }),
            tokens.indices.contains(place + 2), tokens[place + 1].text == "="
        else { return nil }
        return tokens[place + 2].string
    }
}
