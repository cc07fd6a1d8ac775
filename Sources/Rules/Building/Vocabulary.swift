// SPDX-License-Identifier: Apache-2.0

/// The words that rule files may use; a test holds these lists equal to the prelude's.
enum Vocabulary {
    /// Methods of facts and conditions that no field may be named after; `year` may, being told apart by its call.
    static let methods: Set<String> = [
        "is", "is_not", "one_of", "is_known", "is_absent", "otherwise", "at_least", "at_most", "more_than", "less_than",
        "between", "before", "after", "years_until", "months_until", "months_through", "in_year", "streak", "count",
        "where", "within", "since", "sum", "latest", "exists", "count_distinct", "first_of_each", "with_round",
        "unbroken", "days", "share", "every", "some", "average", "as", "id", "on",
    ]

    /// Words that stand by themselves in rule files.
    static let words: [String] = [
        "all", "amend", "any", "approval", "at_least_of", "award", "awarded", "bonus", "candidate", "cap", "ceiling",
        "check", "clamp", "codes", "compute", "date", "decimal", "define", "dossier", "eligible", "event", "events",
        "exclusive", "expect", "family", "field", "flag", "floor", "highest", "hold", "integer", "limit", "lowest",
        "max",
        "min", "none", "one_of", "outer", "pack", "paper", "param", "parameter", "percent", "points", "prefer", "quota",
        "ratio", "record", "ref", "requires", "reserve", "round_down", "round_half_up", "round_up", "scenario",
        "set_of",
        "share", "source", "standard", "test", "text", "when", "withdraw", "yearly", "nomination", "person", "round",
        "unit", "string", "table", "math", "utf8", "ipairs", "pairs", "next", "select", "tostring", "tonumber", "type",
        "error", "assert", "pcall",
    ]

    /// What `amend.` and `withdraw.` may stand before.
    static let amendable = ["parameter", "award", "quota", "record", "codes", "define", "limit"]

    /// Words that are facts: where a path begins.
    static let roots: Set<String> = ["candidate", "event", "nomination", "outer", "param", "person", "round", "unit"]

    /// Libraries of Lua that rule files may use, as far as the sandbox has them.
    static let libraries: Set<String> = ["math", "string", "table", "utf8"]

    /// Keywords of Lua.
    static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
}
