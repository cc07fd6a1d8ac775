// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let englishReview: [String: String] = [
        "logic.never_true": "no record can meet “{condition}”: the nearest has {record}, and fails.",
        "logic.never_false": "every record meets “{condition}”, so it keeps nobody out: {record} still meets it.",
        "logic.contradiction": "“{condition}” contradicts itself, so nobody meets it: a record with {record} meets the other parts but can never meet “{failed}”.",
        "logic.adds_nothing": "“{condition}” adds nothing: whoever meets “{others}” meets it already, such as a record with {record}.",
        "logic.covered": "“{condition}” opens no further way: whoever meets it meets “{others}” already, such as a record with {record}.",
        "logic.always": "every record meets “{condition}”: failing one part means meeting another, such as {record}.",
        "logic.standard_impossible": "nobody can qualify by standard “{standard}”: a record with {record} meets it but breaks the award's requirements.",
        "logic.standard_covered": "standard “{standard}” decides nobody: whoever meets it meets “{other}” too, such as a record with {record}.",
        "usage.parameter": "parameter “{title}” (`{name}`) is used by no rule.",
        "usage.definition": "definition “{title}” (`{name}`) is used by no rule.",
        "usage.codes": "in list “{list}” no rule names: {codes}. Records with these codes are judged alike.",
        "usage.code_list": "no rule asks about list “{list}”; its data is only there to be read.",
        "usage.points_gap": "the table of points lacks {codes}: whoever has such a code (say “{example}”) has no points, and every comparison with them fails. Add the code with 0 points or write :otherwise(0).",
        "usage.award_without_basis": "“{award}” has no `basis`: nobody can be told by which article.",
        "usage.award_without_test": "no case tries “{award}”; add a test to the pack.",
        "usage.award_without_quota": "“{award}” has no `quota`: everyone eligible gets it.",
        "command.option.check_inherited": "Look at the packs that this one extends too.",
        "command.option.notes": "Show what is only worth noting too.",
        "command.check.fine_with_notes": "`{pack}` has no errors: {awards} awards, {quotas} quotas, {parameters} parameters; {warnings} warnings; {notes} notes (see them with --notes).",
        "round_review.nobody": "“{award}”: none of the {count} candidates meets “{condition}”.",
        "round_review.nobody_known": "“{award}”: none of the {count} candidates is known to meet “{condition}” ({open} lack the data).",
        "round_review.nobody_near": "“{award}”: none of the {count} candidates meets “{condition}”; the nearest is {candidate}: {found}, needed {needed}.",
        "round_review.everyone": "“{award}”: all {count} candidates meet “{condition}”.",
        "round_review.everyone_standard": "“{award}”: all {count} candidates meet standard “{standard}”, so it selects nobody.",
        "round_review.parameter": "parameter “{title}” (`{name}` = {value}) decides nobody in this round: with {others} everyone's result stays the same.",
        "command.option.check_round": "Look at this round's records too: conditions nobody meets, standards everyone meets, parameters that decide nobody.",
        "command.check.other_pack": "round {round} uses pack “{found}”, not “{pack}”.",
    ]
}
