// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// An explanation as a JSON value.
struct ExplanationJSON {
    let language: Language

    func value(of view: ExplanationView) -> JSONValue {
        .object([
            "award": .object([
                "id": .text(view.award.id),
                "title": .text(view.award.title),
                "basis": .text(view.award.basis),
            ]),
            "result": ResultJSON(language: language).candidate(view.candidate),
            "requirements": .list(view.requirements.map { node($0) }),
            "standards": .list(view.standards.map { node($0) }),
            "holds": .list(view.holds.map { node($0) }),
            "approvals": .list(view.approvals.map { node($0) }),
            "seat": .texts(view.seat),
            "sentences": .texts(view.sentences),
            "takes": takes(view.takes),
        ])
    }

    private func node(_ node: ExplanationView.Node) -> JSONValue {
        .object([
            "words": .text(node.words),
            "truth": .text(node.truth),
            "found": .text(node.found),
            "needed": .text(node.needed),
            "margin": .text(node.margin),
            "basis": .text(node.basis),
            "position": .text(node.position),
            "facts": .list(
                node.facts.map { fact in
                    .object([
                        "path": .text(fact.path),
                        "title": .text(fact.title),
                        "value": .text(fact.value),
                        "known": .bool(fact.isKnown),
                    ])
                }),
            "exceptions": .texts(node.exceptions),
            "parts": .list(node.parts.map { self.node($0) }),
        ])
    }
}
