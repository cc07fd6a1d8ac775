// SPDX-License-Identifier: Apache-2.0

/// The vocabulary as LuaLS annotations; a test holds these words equal to ``Vocabulary``.
enum WordAnnotations {
    static var lines: [String] {
        classes + methodOwners.flatMap { methods(of: $0) }
            + Vocabulary.words.filter { words[$0] != nil }.sorted().flatMap { word in
                ["---@type \(words[word] ?? "any")", "\(word) = nil", ""]
            }
    }

    private static let classes = [
        "---@alias bx.Value bx.Fact|number|string", "---@alias bx.Term bx.Condition|boolean", "",
    ]

    /// A kind of fact or condition, and the methods that it adds to those of the kind below it.
    struct Owner {
        let name: String
        let parent: String?
        let operators: [String]
        let methods: [(name: String, type: String)]
    }

    private static func methods(of owner: Owner) -> [String] {
        ["---@class \(owner.name)\(owner.parent.map { ": \($0)" } ?? "")"]
            + owner.methods.map { "---@field \($0.name) \($0.type)" }
            + owner.operators.map { "---@operator \($0)" } + [""]
    }

    private static let arithmetic = ["add", "sub", "mul", "div"].map { "\($0)(bx.Value): bx.Number" }
    private static let toValue = "fun(self, value: bx.Value): bx.Condition"
    private static let toCondition = "fun(self): bx.Condition"
    private static let overMembers = "fun(self, condition: bx.Condition, options?: { among: bx.Condition })"

    static let methodOwners: [Owner] = [
        Owner(
            name: "bx.Condition", parent: nil, operators: [],
            methods: [
                ("as", "fun(self, text: string): bx.Condition"), ("id", "fun(self, name: string): bx.Condition"),
                ("is", "fun(self, value: any): bx.Condition"), ("is_not", "fun(self, value: any): bx.Condition"),
                ("is_known", toCondition), ("is_absent", toCondition),
                ("otherwise", "fun(self, value: any): bx.Condition"),
            ]),
        Owner(
            name: "bx.Fact", parent: nil, operators: [],
            methods: [
                ("is", toValue), ("is_not", toValue), ("one_of", "fun(self, values: bx.Value[]): bx.Condition"),
                ("is_known", toCondition), ("is_absent", toCondition),
                ("otherwise", "fun(self, value: bx.Value): bx.Fact"), ("as", "fun(self, text: string): bx.Fact"),
                ("id", "fun(self, name: string): bx.Fact"), ("on", "fun(self, date: bx.Value): bx.Number"),
            ]),
        Owner(
            name: "bx.Ordered", parent: "bx.Fact", operators: [],
            methods: ["at_least", "at_most", "more_than", "less_than"].map { ($0, toValue) } + [
                ("between", "fun(self, least: bx.Value, greatest: bx.Value): bx.Condition")
            ]),
        Owner(
            name: "bx.Number", parent: "bx.Ordered", operators: arithmetic + ["unm: bx.Number"],
            methods: [("otherwise", "fun(self, value: bx.Value): bx.Number")]),
        Owner(
            name: "bx.Date", parent: "bx.Ordered", operators: [],
            methods: [
                ("before", toValue), ("after", toValue), ("year", "fun(self): bx.Number"),
                ("years_until", "fun(self, date: bx.Value): bx.Number"),
                ("months_until", "fun(self, date: bx.Value): bx.Number"),
                ("months_through", "fun(self, date: bx.Value): bx.Number"),
                ("otherwise", "fun(self, value: bx.Value): bx.Date"),
            ]),
        Owner(name: "bx.Text", parent: "bx.Fact", operators: [], methods: []),
        Owner(
            name: "bx.Yearly", parent: "bx.Fact", operators: [],
            methods: [
                ("in_year", "fun(self, year: bx.Value): bx.Number|bx.Condition"),
                ("streak", "fun(self, value: any, options?: table): bx.Number"),
                ("count", "fun(self, value: any, options?: table): bx.Number"),
            ]),
        Owner(
            name: "bx.Events", parent: "bx.Fact", operators: [],
            methods: [
                ("where", "fun(self, conditions: table): bx.Events"),
                ("within", "fun(self, years: bx.Value, options?: table): bx.Events"),
                ("since", "fun(self, date: bx.Value, options?: table): bx.Events"),
                ("first_of_each", "fun(self, field: string, date_field: string): bx.Events"),
                ("with_round", "fun(self, code: string, condition: bx.Condition): bx.Events"),
                ("count", "fun(self): bx.Number"), ("sum", "fun(self, field: string): bx.Number"),
                ("latest", "fun(self, field: string, options?: table): bx.Number|bx.Date"), ("exists", toCondition),
                ("streak", "fun(self, year_field: string, options?: table): bx.Number"),
                ("count_distinct", "fun(self, field: string): bx.Number"),
                ("unbroken", "fun(self, options?: table): bx.Date"),
                ("days", "fun(self, options: { year: bx.Value }): bx.Number"),
            ]),
        Owner(
            name: "bx.Members", parent: "bx.Fact", operators: [],
            methods: [
                ("count", "fun(self, condition?: bx.Condition, options?: { among: bx.Condition }): bx.Number"),
                ("share", "\(overMembers): bx.Number"), ("every", "\(overMembers): bx.Condition"),
                ("some", "\(overMembers): bx.Condition"),
                ("sum", "fun(self, value: bx.Value, options?: { among: bx.Condition }): bx.Number"),
                ("average", "fun(self, value: bx.Value, options?: { among: bx.Condition }): bx.Number"),
            ]),
    ]

    private static func declares(_ id: String = "string") -> String { "fun(id: \(id)): fun(body: table)" }
    private static let part = "fun(body: table): table"
    private static let named = "fun(id: string): fun(body: table): table"
    private static let combines = "fun(conditions: bx.Term[]): bx.Condition"
    private static let result = "fun(award: bx.name.award, options?: { of: bx.Fact }): bx.Condition"
    private static let folds = "fun(...: bx.Value): bx.Number"
    private static let rounds = "fun(value: bx.Value): bx.Number"

    private static func declarations(_ word: String) -> String {
        let fields = Vocabulary.amendable.map { "\($0): fun(id: string)\(word == "amend" ? ": fun(body: table)" : "")" }
        return "{ \(fields.joined(separator: ", ")) }"
    }

    /// The type of each word; roots such as `person` stand among the records.
    static let words: [String: String] = [
        "all": combines, "any": combines, "none": combines,
        "at_least_of": "fun(count: bx.Value, conditions: bx.Term[]): bx.Condition",
        "amend": declarations("amend"), "withdraw": declarations("withdraw"),
        "pack": "fun(body: table)", "source": "fun(id: bx.name.source|string): (fun(text: string|table): any)",
        "codes": declares(), "record": declares("bx.name.record|string"), "parameter": declares(),
        "define": declares(), "award": declares(), "quota": declares("bx.name.award"), "limit": declares(),
        "scenario": declares(), "test": declares(), "exclusive": "fun(body: table)",
        "field": named, "standard": named, "reserve": named, "floor": named, "ceiling": named, "cap": named,
        "requires": part, "hold": part, "approval": part, "dossier": part, "bonus": part, "expect": part,
        "highest": "fun(value: bx.Value, options?: table): table",
        "lowest": "fun(value: bx.Value, options?: table): table",
        "prefer": "fun(condition: bx.Term, options?: table): table",
        "paper": "fun(code: string, options?: { when: bx.Term }): table",
        "family": "fun(count: integer, make: fun(number: integer): table): table",
        "eligible": result, "awarded": result, "min": folds, "max": folds,
        "clamp": "fun(value: bx.Value, least: bx.Value, greatest: bx.Value): bx.Number",
        "points": "fun(fact: bx.Fact, points: table<string, bx.Value>): bx.Number",
        "when": "fun(condition: bx.Term, yes: bx.Value, no: bx.Value): bx.Number",
        "percent": "fun(value: bx.Value): bx.Number", "ratio": "fun(part: integer, whole: integer): bx.Number",
        "round_up": rounds, "round_down": rounds, "round_half_up": rounds,
        "share": "fun(share: bx.Value, options: table): bx.Number",
        "check": "fun(text: string, body: fun(c: any): boolean?): bx.Condition",
        "compute": "fun(text: string, body: fun(c: any): number?, options?: { decimals: integer }): bx.Number",
        "text": "table", "flag": "table", "integer": "table", "decimal": "table", "date": "table",
        "one_of": "fun(codes: bx.name.codes|string[]): table", "ref": "fun(record: bx.name.record): table",
        "set_of": "fun(type: table): table", "yearly": "fun(type: table): table", "events": "fun(fields: table): table",
        "ipairs": "fun(list: any): (fun(list: any, index: integer): (integer, any)), any, integer",
        "pairs": "fun(table: any): (fun(table: any, key: any): (any, any)), any, any",
        "next": "fun(table: table, key: any): any, any", "select": "fun(index: integer|\"#\", ...): any",
        "tostring": "fun(value: any): string", "tonumber": "fun(value: any, base?: integer): number?",
        "type": "fun(value: any): string", "error": "fun(message: any, level?: integer)",
        "assert": "fun(value: any, message?: any): any", "pcall": "fun(body: function, ...): boolean, any",
    ]
}
