// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    static let englishMending: [String: String] = [
        "prose.book.count": "{n} seats",
        "rounds.tie_class_fixed": "the tie at rank {rank} takes {least} seats",
        "rules.ask_a_year": "This fact has one value for each year; choose the year first: :in_year(round.year).",
        "rules.lua.arguments_expected": "a method needs brackets ( ) or text in quotes behind its name, but here is {found}. If that is a code, write it in quotes: \"…\".",
        "rules.lua.curly_quote": "`{sign}` is a curly quote, as Word writes it; type straight ones: \"…\".",
        "rules.lua.foreign_sign": "the sign `{sign}` has no meaning here, outside of quotes; type a common letter, hyphen (-) or space in its place.",
        "rules.lua.colon_misplaced": "the colon here follows something that is no fact. A comparison in a rule is written :is(…), :at_least(…), not `==`, `>=`.",
        "rules.lua.no_body": "an opening brace is missing behind `{word}`.",
        "rules.lua.comma_before": "a comma is missing before {found}, or a closing `}` above.",
        "rules.lua.comma_missing": "a comma is missing at the end of this line.",
        "rules.lua.unclosed": "the `{` opened on this line has no closing `}`.",
        "rules.term.citation": "a citation",
        "rules.term.number": "the number {value}",
        "rules.term.table": "a table { … }",
        "rules.term.text": "the text `{value}`",
        "rules.term.type": "a type of field",
        "rules.term.word": "`{value}`",
        "rules.type.code": "a code of `{list}`",
        "rules.type.condition": "a condition",
        "rules.type.date": "a date",
        "rules.type.events": "a list",
        "rules.type.flag": "yes or no",
        "rules.type.members": "a list of members",
        "rules.type.number": "a number",
        "rules.type.record": "a record of `{name}`",
        "rules.type.set": "a set ({element})",
        "rules.type.text": "text",
        "rules.type.yearly": "one value for each year ({element})",
    ]
}
