// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let englishCases: [String: String] = [
        "cases.coverage": "Conditions seen both true and false: {seen}/{all}. Standards that once decided alone: {decisive}/{standards}.",
        "cases.expect_limit": "expect of a limit needs limit = its id, of = the record's key, verdict = kept, broken or undetermined.",
        "cases.limit_differs": "limit {limit}, {record}: {found}, the case expects {expected}.",
        "cases.limit_nobody": "limit {limit} checks no record `{record}`.",
        "cases.unknown_limit": "there is no limit `{name}`.",
        "cases.never_false": "no case has anyone who fails “{condition}”.",
        "cases.never_true": "no case has anyone who meets “{condition}”.",
        "cases.never_looked_at": "no case has anyone of whom it is known whether they meet “{condition}”.",
        "cases.never_decisive": "no case has anyone eligible for “{award}” by standard “{standard}” alone.",
        "cases.mutation": "Rules changed one place at a time: the cases notice {noticed} of {all} changes ({percent} %).",
        "cases.mutant.negated": "no case notices when “{condition}” is turned into its opposite.",
        "cases.mutant.all_to_any": "no case notices when `all` becomes `any` in “{condition}”.",
        "cases.mutant.any_to_all": "no case notices when “any one” becomes “all” in “{condition}”.",
        "cases.mutant.code": "no case notices when {new} replaces {old} in “{condition}”.",
        "cases.mutant.moved": "no case notices when {old} becomes {new} in “{condition}”.",
        "cases.mutant.raised": "no case notices when the threshold in “{condition}” rises by {step}.",
        "cases.mutant.lowered": "no case notices when the threshold in “{condition}” falls by {step}.",
        "cases.mutant.limit_raised": "no case notices when “{limit}” of “{award}” rises by {step}.",
        "cases.mutant.limit_lowered": "no case notices when “{limit}” of “{award}” falls by {step}.",
        "cases.hint.negated": "Add a case in which this condition alone decides.",
        "cases.hint.swapped": "Add a case with someone who meets only a part of this condition.",
        "cases.hint.code": "Add a case with someone who has exactly {value}, and this condition alone decides.",
        "cases.hint.exact": "Add a case with someone exactly at the threshold.",
        "cases.hint.above": "Add a case with someone one step ({step}) above the threshold.",
        "cases.hint.below": "Add a case with someone one step ({step}) below the threshold.",
        "cases.hint.window_higher": "Add a case with an event just before the years that count.",
        "cases.hint.window_lower": "Add a case with an event in the first year that counts.",
        "cases.hint.seats": "Add a case with more people eligible for “{award}” than it has seats.",
        "cases.hint.limit": "Add a case in which rule “{rule}” of “{award}” changes who is chosen.",
        "command.option.no_mutation": "Do not change the rules to see whether the cases notice.",
    ]
}
