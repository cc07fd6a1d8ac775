// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Names open matters as people read them.
struct MatterNames {
    let session: RoundSession
    let prose: Prose
    /// The subject of each nomination and the award's name, by the nomination's row.
    private let nominations: [Int: (subject: (record: Int, row: Int), award: String)]

    init(session: RoundSession, prose: Prose) {
        self.session = session
        self.prose = prose
        var nominations: [Int: (subject: (record: Int, row: Int), award: String)] = [:]
        for (award, declared) in session.loaded.rulebook.awards.enumerated() {
            for candidate in session.evaluator.candidates(of: award) {
                guard let row = candidate.nomination else { continue }
                nominations[row] = ((declared.record, candidate.row), declared.title)
            }
        }
        self.nominations = nominations
    }

    private var records: RecordSet { session.loaded.records }
    private var rulebook: Rulebook { session.loaded.rulebook }

    func kind(_ matter: OpenMatter) -> CertaintyAnswer.Matter.Kind {
        switch matter {
        case .hold: .hold
        case .fact(.member): .paper
        case .fact: .fact
        }
    }

    /// Whose matter it is.
    func owner(_ matter: OpenMatter) -> (record: Int, row: Int) {
        switch matter {
        case .hold(_, let record, let row): return (record, row)
        case .fact(.cell(let record, let row, _)), .fact(.member(let record, let row, _, _)),
            .fact(.year(let record, let row, _, _)):
            return (record, row)
        case .fact(.item(let record, let field, let event, _)):
            guard case .events(let table) = records.tables[record].fields[field] else { return (record, 0) }
            return (record, Int(table.owners[event]))
        }
    }

    /// The owner by key and name, of a nomination its subject and the award that it is for.
    func person(_ matter: OpenMatter) -> (person: AwardMoves.Person, nominated: String) {
        let (record, row) = owner(matter)
        let builder = MovesBuilder(session: session)
        guard let (subject, award) = nominated(record, row) else { return (builder.person(record, row), "") }
        return (builder.person(subject.record, subject.row), award)
    }

    /// Whose matter it is; of a nomination its subject.
    func subject(_ matter: OpenMatter) -> (record: Int, row: Int) {
        let owner = owner(matter)
        return nominated(owner.record, owner.row)?.subject ?? owner
    }

    private func nominated(_ record: Int, _ row: Int) -> (subject: (record: Int, row: Int), award: String)? {
        record == rulebook.nominationFields?.record ? nominations[row] : nil
    }

    /// The fact, the paper, or the hold's condition.
    func title(_ matter: OpenMatter) -> String {
        switch matter {
        case .hold(let condition, _, _):
            // The words that the rules give it, which what it means does not have.
            let stated = rulebook.awards.lazy.flatMap(\.holds).map(\.condition).first {
                rulebook.expressions[$0].canonical == condition
            }
            return prose.words(stated ?? condition)
        case .fact(let lever):
            let field = records.schema.records[lever.place.record].fields[lever.place.field]
            switch lever {
            case .cell: return field.title
            case .year(_, _, _, let year): return "\(field.title) \(year)"
            case .member(_, _, _, .code(let place)):
                guard case .set(.code(let list)) = field.type else { return field.title }
                return records.schema.codeLists[list].codes[place].title
            case .member(_, _, _, .text(let text)): return text
            case .member: return field.title
            case .item(let record, let index, let event, let item):
                guard case .events(let items) = field.type,
                    case .events(let table) = records.tables[record].fields[index]
                else { return field.title }
                let number = event - table.events(of: Int(table.owners[event])).lowerBound + 1
                return Message(
                    "certainty.item",
                    ["list": field.title, "number": String(number), "item": items[item].title]
                ).text(in: prose.language)
            }
        }
    }

    /// The sheet and row that its owner stands in.
    func place(_ matter: OpenMatter) -> String {
        let (record, row) = owner(matter)
        let origin = records.tables[record].origins[row]
        return origin == .none ? "" : "\(origin.sheet)!A\(origin.row)"
    }
}
