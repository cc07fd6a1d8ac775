// SPDX-License-Identifier: Apache-2.0

public import Records
import Rules

/// Whether a candidate is eligible for an award and competes for its seats.
public struct OpenStanding: Sendable, Hashable {
    /// Whether the rules allow it; unknown where only the council's choice among equals would settle it.
    public let eligible: Truth
    /// Whether it competes; unknown where it does not, and may yet.
    public let competes: Truth

    /// Makes a standing.
    public init(eligible: Truth, competes: Truth) {
        self.eligible = eligible
        self.competes = competes
    }
}

extension OpenRound {
    /// Where a candidate stands before any seat is given; nil when that is not settled while ``isWaiting``.
    ///
    /// What has not come by the end counts as not there: a paper that does not arrive, a vote that is not taken.
    public func standing(_ award: Int, _ candidate: Candidate) -> OpenStanding? {
        let declared = evaluator.rulebook.awards[award]
        let standards = declared.standards.map { standard in
            standard.conditions.reduce(Truth.true) { $0 && truth($1, of: candidate) }
        }
        let requirements = declared.requirements.reduce(Truth.true) { $0 && truth($1.condition, of: candidate) }
        let verdict = requirements && (standards.isEmpty ? .true : standards.reduce(.false) { $0 || $1 })
        guard verdict != .false else { return OpenStanding(eligible: .false, competes: .false) }
        guard verdict == .true else {
            if isWaiting { return nil }
            let vote = declared.approvals.reduce(Truth.true) { $0 && truth($1.condition, of: candidate) }
            let isLost = vote == .false && candidate.nomination != nil
            return OpenStanding(eligible: .unknown, competes: isLost ? .false : .unknown)
        }
        let approval = declared.approvals.reduce(Truth.true) { $0 && truth($1.condition, of: candidate) }
        let dossier = declared.isProvisional ? .true : dossier(declared, standards, candidate)
        let free = declared.holds.reduce(Truth.true) { $0 && isFree($1.condition, declared.record, candidate) }
        var competes = approval && dossier && free
        if competes == .unknown, isWaiting { return nil }
        if competes != .true {
            if case .unsaid = openings.scope {
                competes = .false
            } else {
                // As things are, what has not come may yet; only a vote that was lost is lost.
                competes = approval == .false && candidate.nomination != nil ? .false : .unknown
            }
        }
        return OpenStanding(eligible: .true, competes: competes)
    }

    /// Whether no hold of this condition keeps a candidate waiting.
    private func isFree(_ condition: ExpressionID, _ record: Int, _ candidate: Candidate) -> Truth {
        guard evaluator.undeliveredList(of: condition) == nil else { return .true }
        switch truth(condition, of: candidate) {
        case .false: return .true
        case .unknown: return isWaiting ? .unknown : .false
        case .true:
            return openings.isReleased(
                evaluator.rulebook.expressions[condition].canonical, record: record, row: candidate.row)
        }
    }

    /// Whether all papers are there that the award and one of the routes that hold ask for.
    private func dossier(_ award: Award, _ standards: [Truth], _ candidate: Candidate) -> Truth {
        func complete(_ papers: [Paper]) -> Truth {
            papers.reduce(.true) { complete, paper in
                let needed = paper.when.map { truth($0, of: candidate) } ?? .true
                return complete && (!needed || isThere(paper.code, candidate))
            }
        }
        let own = complete(award.papers)
        guard own != .false, !award.standards.isEmpty else { return own }
        // A route that does not hold asks for nothing, and helps nobody.
        let routes = zip(award.standards, standards).map { standard, holds in holds && complete(standard.papers) }
        return own && routes.reduce(.false) { $0 || $1 }
    }

    private func isThere(_ code: String, _ candidate: Candidate) -> Truth {
        let rulebook = evaluator.rulebook
        guard let fields = rulebook.nominationFields, let field = fields.papers, let row = candidate.nomination else {
            return .false
        }
        var member = Cell.text(code)
        if case .set(.code(let list)) = rulebook.schema.records[fields.record].fields[field].type {
            guard let place = rulebook.schema.codeLists[list].codes.firstIndex(where: { $0.code == code }) else {
                return .false
            }
            member = .code(place)
        }
        let lever = Lever.member(record: fields.record, row: row, field: field, member)
        let isThere = evaluator.records.cell(lever) == .flag(true)
        return openings.belongs(lever, isThere: isThere)
    }
}
