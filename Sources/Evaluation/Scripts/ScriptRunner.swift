// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

/// Runs the functions of rule files on one candidate.
final class ScriptRunner {
    private let rules: CompiledRules
    private let records: RecordSet
    private let inputs: RoundInputs
    /// Made when the first function is called: most rulebooks have none.
    private var made: RuleFunctions?
    /// Definitions are facts to functions too; set once the evaluator that knows them exists.
    private weak var evaluator: RowEvaluator?

    private var rulebook: Rulebook { rules.rulebook }

    init(rules: CompiledRules, records: RecordSet, inputs: RoundInputs) {
        self.rules = rules
        self.records = records
        self.inputs = inputs
    }

    private var functions: RuleFunctions {
        if let made { return made }
        let functions = RuleFunctions(
            rulebook: rulebook, records: records,
            parameters: rulebook.parameters.indices.map { inputs.value(of: $0, rulebook) }
        ) { [unowned self] definition, row in self.definition(definition, row) }
        made = functions
        return functions
    }

    /// What a function reads of a definition on a row.
    private func definition(_ index: Int, _ row: Int) -> RuleFunctions.DefinitionFact {
        guard let evaluator else { return .unknown }
        switch evaluator.value(rulebook.definitions[index].expression, Environment(row)) {
        case .truth(.true), .flag(.known(true)): return .truth(true)
        case .truth(.false), .flag(.known(false)): return .truth(false)
        case .number(let number):
            if number.absence == .always { return .absent }
            return number.exact.map { .number($0) } ?? .unknown
        default: return .unknown
        }
    }

    var problems: [Diagnostic] { made?.problems ?? [] }

    /// The facts that the last call read.
    var lastReads: [FunctionRead] { made?.lastReads ?? [] }

    func check(_ call: ScriptCall, _ environment: Environment, _ id: ExpressionID, _ evaluator: RowEvaluator) -> Truth {
        switch run(call, decimals: nil, environment, id, evaluator) {
        case .truth(let truth): Truth(truth)
        default: .unknown
        }
    }

    func compute(
        _ call: ScriptCall, _ decimals: Int, _ environment: Environment, _ id: ExpressionID, _ evaluator: RowEvaluator
    ) -> NumberValue {
        switch run(call, decimals: decimals, environment, id, evaluator) {
        case .number(let number): NumberValue(number)
        default: .unknown
        }
    }

    /// The answers about rows that stand for no nomination.
    func checkEach(_ call: ScriptCall, _ rows: [Int], _ id: ExpressionID, _ evaluator: RowEvaluator) -> [Truth] {
        runEach(call, decimals: nil, rows, id, evaluator).map { answer in
            if case .truth(let truth) = answer { Truth(truth) } else { .unknown }
        }
    }

    /// The numbers of rows that stand for no nomination.
    func computeEach(
        _ call: ScriptCall, _ decimals: Int, _ rows: [Int], _ id: ExpressionID, _ evaluator: RowEvaluator
    ) -> [NumberValue] {
        runEach(call, decimals: decimals, rows, id, evaluator).map { answer in
            if case .number(let number) = answer { NumberValue(number) } else { .unknown }
        }
    }

    private func runEach(
        _ call: ScriptCall, decimals: Int?, _ rows: [Int], _ id: ExpressionID, _ evaluator: RowEvaluator
    ) -> [FunctionAnswer] {
        self.evaluator = evaluator
        return functions.callEach(
            call, record: call.record, rows: rows, decimals: decimals, at: evaluator.rulebook.expressions[id].position)
    }

    private func run(
        _ call: ScriptCall, decimals: Int?, _ environment: Environment, _ id: ExpressionID, _ evaluator: RowEvaluator
    ) -> FunctionAnswer {
        self.evaluator = evaluator
        return functions.call(
            call, record: call.record, row: environment.subjects[0].row,
            nomination: environment.nomination.value, decimals: decimals,
            at: evaluator.rulebook.expressions[id].position)
    }
}
