// SPDX-License-Identifier: Apache-2.0

// One text per line, however long: it reads as a table.
// swift-format-ignore-file

extension Catalogue {
    /// What stops a script, as the sandbox tells it.
    static let englishScripts: [String: String] = [
        "rules.lua.notice.frozen": "the words of the rules and the libraries cannot be changed",
        "rules.lua.notice.string_too_long": "a text would be longer than 256 KiB",
        "rules.lua.notice.too_many_values": "one call would spread more than 10,000 values",
        "rules.lua.notice.pattern": "`string.find` and its kin know no patterns; give `true` as fourth argument to look for the text itself",
        "rules.lua.notice.format": "`string.format` knows neither `%p` nor `%q`",
        "rules.lua.notice.text_expected": "a `__tostring` function must return text",
        "rules.lua.notice.unordered_key": "`pairs` met a key that is no number, text or truth value, and so has no fixed order",
        "rules.lua.notice.metamethod": "`setmetatable` does not take {detail}",
        "rules.lua.notice.lua_function_expected": "a function written in the rules is expected here",
        "rules.lua.notice.raised": "the script stopped itself, and not with a text",
        "rules.lua.notice.environment": "there are no such words for this file",
        "rules.lua.notice.prelude_result": "a file of the language itself returns no table",
        "rules.lua.notice.no_such_function": "there is no such function",
        "rules.lua.notice.bad_argument": "a value cannot be handed to the script: too deep, too large, or an unknown function",
        "rules.lua.notice.no_write": "records and codes cannot be changed by a rule",
        "rules.lua.notice.no_pairs": "the fields of a record cannot be listed with `pairs`; name the field",
        "rules.lua.notice.stale": "a record was kept from an earlier call; take it from the function's argument",
        "rules.lua.notice.object_key": "a field of a record is a name or a whole number",
        "rules.lua.notice.unknown_code": "no code of that list is called “{detail}”",
        "rules.lua.notice.other_list": "codes of two different lists cannot be compared",
        "rules.lua.notice.code_expected": "a code can be compared with a code or a text, not with {detail}",
        "rules.lua.notice.code_rank": "a code has a place in its list that does not fit",
        "rules.lua.notice.no_method": "a code has no method `{detail}`",
        "rules.lua.notice.text_wanted": "a text is expected here, not {detail}",
        "rules.lua.notice.host": "{detail}",
        "rules.lua.notice.bad_type": "a value here is no plain number, text, truth value or table",
        "rules.lua.notice.bad_key": "a key of a table is no number, text or truth value",
        "rules.lua.notice.cycle": "a table contains itself",
        "rules.lua.notice.depth": "tables are nested more than 64 deep",
        "rules.lua.notice.size": "more than 250,000 values or 8 MiB at once",
        "rules.lua.notice.not_unicode": "a text is not written in UTF-8",
    ]
}
