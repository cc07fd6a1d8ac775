// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
public import Records

/// A place in the rules that reads a parameter.
public struct ParameterUse: Sendable, Hashable {
    /// What reads it.
    public enum Reader: String, Sendable {
        case award
        case quota
        case definition
        case limit
        case exclusive
        /// A function, which may be called from several rules.
        case function
    }

    /// What reads it.
    public let reader: Reader
    /// The name people read for it; of a function empty.
    public let title: String
    /// The line on which the parameter is named.
    public let position: SourcePosition
}

extension Rulebook {
    /// Where each parameter is read, by its index: in the order of files and lines.
    public func parameterUses() -> [[ParameterUse]] {
        var found = [[ParameterUse]](repeating: [], count: parameters.count)
        func enter(_ roots: [ExpressionID], _ reader: ParameterUse.Reader, _ title: String, _ place: SourcePosition) {
            var seen: Set<ExpressionID> = []
            func walk(_ id: ExpressionID) {
                guard seen.insert(id).inserted else { return }
                let expression = expressions[id]
                if case .parameter(let index, _) = expression.operation {
                    let position = expression.position == .nowhere ? place : expression.position
                    let use = ParameterUse(reader: reader, title: title, position: position)
                    if !found[index].contains(use) { found[index].append(use) }
                }
                expression.operation.operands.forEach(walk)
            }
            roots.forEach(walk)
        }
        for definition in definitions {
            enter([definition.expression], .definition, definition.title, definition.position)
        }
        for award in awards { enter(AwardExpressions(award, nil).roots, .award, award.title, award.position) }
        for quota in quotas {
            enter(quota.roots, .quota, awards[quota.award].title, quota.position)
        }
        for limit in limits { enter([limit.condition], .limit, limit.title ?? limit.id, limit.position) }
        for exclusive in exclusives {
            let title = exclusive.awards.map { awards[$0].title }.joined(separator: ", ")
            enter([exclusive.by, exclusive.past].compactMap { $0 }, .exclusive, title, exclusive.position)
        }
        addFunctions(to: &found)
        return found.map { uses in
            uses.sorted { ($0.position.file, $0.position.line) < ($1.position.file, $1.position.line) }
        }
    }

    /// A function names a parameter as `c.param.name`; what the rules read is told from their conditions.
    private func addFunctions(to found: inout [[ParameterUse]]) {
        let indices = Dictionary(parameters.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for file in packs.flatMap(\.files) {
            let tokens = Array(LuaScanner(file.text))
            for index in tokens.indices.dropFirst(2) where tokens[index].kind == .name {
                guard tokens[index - 1].isSymbol("."), tokens[index - 2].text == "param",
                    index >= 4, tokens[index - 3].isSymbol("."), let parameter = indices[tokens[index].text]
                else { continue }
                let position = SourcePosition(file: file.name, line: tokens[index].line)
                found[parameter].append(ParameterUse(reader: .function, title: "", position: position))
            }
        }
    }
}
