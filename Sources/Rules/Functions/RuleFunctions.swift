// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
public import Messages
public import Records

/// What a function of a rule file answered about one subject.
public enum FunctionAnswer: Sendable, Hashable {
    case truth(Bool)
    /// Rounded half-even to the declared decimals.
    case number(Rational)
    /// It read a fact that is not known, or answered nothing.
    case unknown
}

/// Runs the functions of a pack's files (`check`, `compute`) on one subject at a time.
///
/// The sandbox is made when the first function is called, by running the pack's files again: functions get the same
/// numbers each time. One that runs out of its budget is thrown away with its sandbox, and the call counts as failed.
public final class RuleFunctions {
    /// What is known of a definition on a row, for functions that read it as a fact.
    public typealias DefinitionReader = (_ definition: Int, _ row: Int) -> DefinitionFact

    /// The value of a definition as a function sees it.
    public enum DefinitionFact: Sendable {
        case truth(Bool)
        case number(Rational)
        case absent
        case unknown
    }

    private let rulebook: Rulebook
    private let makeHost: () -> FactHost
    /// A machine for each call under way: a function may read a definition that another function computes.
    private var machines: [Machine?] = []
    private var depth = 0

    /// What went wrong, each place once.
    public private(set) var problems: [Diagnostic] = []

    /// Owns a sandbox and the host that answers it; a class so that it can be replaced when a script has used it up.
    private final class Machine {
        var sandbox: Sandbox
        let host: FactHost

        init(_ sandbox: consuming Sandbox, _ host: FactHost) {
            self.sandbox = sandbox
            self.host = host
        }
    }

    /// Makes a runner over records; `parameters` holds the value in force of each parameter.
    public init(
        rulebook: Rulebook, records: RecordSet, parameters: [Constant?], definitions: @escaping DefinitionReader
    ) {
        self.rulebook = rulebook
        makeHost = {
            FactHost(rulebook: rulebook, records: records, parameters: parameters, definitions: definitions)
        }
    }

    /// The facts that the last call read, in order, each once: a dotted path and its value, if known.
    public private(set) var lastReads: [FunctionRead] = []

    /// Calls a function on a subject.
    ///
    /// - parameter position: the line of the `check` or `compute`, for messages.
    public func call(
        _ call: ScriptCall, record: Int, row: Int, nomination: Int?, decimals: Int?, at position: SourcePosition
    ) -> FunctionAnswer {
        let level = depth
        // Each level of functions that read each other's definitions has a machine of its own; a circle has no end.
        guard level < 8 else {
            add(
                Diagnostic(
                    .error, at: .file(position.file, line: position.line),
                    Message("rules.function_cycle", ["text": call.text])))
            return .unknown
        }
        depth += 1
        defer { depth -= 1 }
        do throws(SandboxError) {
            let machine = try machine(level)
            machine.host.begin(nomination: nomination)
            defer { lastReads = machine.host.reads }
            let value = try machine.sandbox.call(
                function: call.function, argument: FactHost.subject(record, row), host: machine.host)
            return answer(value, decimals, position)
        } catch {
            if error.code == .unknown { return .unknown }
            if [.instructions, .memory, .time, .killed].contains(error.code) { machines[level] = nil }
            report(error, position)
            return .unknown
        }
    }

    /// Calls a function on one subject after the other, none of them nominated, without writing down what it reads.
    ///
    /// The answers are those of ``call(_:record:row:nomination:decimals:at:)``.
    public func callEach(
        _ call: ScriptCall, record: Int, rows: [Int], decimals: Int?, at position: SourcePosition
    ) -> [FunctionAnswer] {
        var answers: [FunctionAnswer] = []
        answers.reserveCapacity(rows.count)
        // The first run meets the columns that all others read at once.
        var length = calledInRow.insert(call.function).inserted ? Self.shortRun : Self.longRun
        while answers.count < rows.count {
            let run = rows[answers.count..<min(answers.count + length, rows.count)]
            let answered = answers.count + run.count
            answers += answersInRow(call, record, run, decimals, position)
            // Where calls fail, long runs do not pay: each begins anew after the failure.
            length = answers.count == answered ? min(length * 16, Self.longRun) : Self.shortRun
            if answers.count < answered {
                answers.append(
                    self.call(
                        call, record: record, row: rows[answers.count], nomination: nil, decimals: decimals,
                        at: position))
            }
        }
        return answers
    }

    /// The functions that were called so before.
    private var calledInRow: Set<Int> = []
    private static let shortRun = 16
    private static let longRun = 16_384

    /// The answers up to the first call that needs a closer look.
    private func answersInRow(
        _ call: ScriptCall, _ record: Int, _ rows: ArraySlice<Int>, _ decimals: Int?, _ position: SourcePosition
    ) -> [FunctionAnswer] {
        let level = depth
        guard level < 8, let machine = try? machine(level) else { return [] }
        depth += 1
        machine.host.begin(nomination: nil)
        machine.host.isNoting = false
        defer {
            depth -= 1
            machine.host.isNoting = true
        }
        let answers = machine.host.withColumns { columns in
            machine.sandbox.callEach(
                function: call.function, argument: FactHost.subject(record, 0), rows: rows, columns: columns,
                host: machine.host)
        }
        // What killed the machine is found out by the same call on a new one.
        if machine.sandbox.isDead { machines[level] = nil }
        let scale = decimals.map { Rational.scale($0) }
        return answers.map { answer in
            switch (answer, scale) {
            case (.boolean(let truth), nil): return .truth(truth)
            case (.number(let number), let scale?):
                if let rounded = Rational(number, roundedTo: scale) { return .number(rounded) }
            case (.integer(let number), _?): return .number(Rational(number))
            case (.null, _), (.unknown, _): return .unknown
            default: break
            }
            return self.refused(decimals, position)
        }
    }

    private func machine(_ level: Int) throws(SandboxError) -> Machine {
        if machines.count == level { machines.append(nil) }
        if let machine = machines[level] { return machine }
        let machine = try started()
        machines[level] = machine
        return machine
    }

    private func started() throws(SandboxError) -> Machine {
        // A function that loops costs its budget per candidate; a small one keeps a mistake from costing minutes.
        var sandbox = try ScriptRun.sandbox(budget: Budget(instructions: 2_000_000))
        for file in rulebook.packs.flatMap(\.files) {
            try sandbox.run(file.text, name: file.name, environment: "environment")
        }
        _ = try sandbox.callPrelude("begin_running", [])
        return Machine(sandbox, makeHost())
    }

    private func answer(_ value: LuaValue, _ decimals: Int?, _ position: SourcePosition) -> FunctionAnswer {
        switch (value, decimals) {
        case (.boolean(let truth), nil): return .truth(truth)
        case (.integer(let number), _?): return .number(Rational(number))
        case (.number(let number), let places?):
            if let rounded = Rational(number, roundedTo: Rational.scale(places)) { return .number(rounded) }
        case (.null, _): return .unknown
        default: break
        }
        return refused(decimals, position)
    }

    /// Says that an answer is none that the word takes.
    private func refused(_ decimals: Int?, _ position: SourcePosition) -> FunctionAnswer {
        let message = decimals == nil ? Message("rules.check_answer") : Message("rules.compute_answer")
        add(Diagnostic(.error, at: .file(position.file, line: position.line), message))
        return .unknown
    }

    private func report(_ error: SandboxError, _ position: SourcePosition) {
        let place =
            error.position.map { Place.file($0.chunk, line: $0.line) } ?? .file(position.file, line: position.line)
        add(Diagnostic(.error, at: place, LuaMessage(error).message))
    }

    private func add(_ diagnostic: Diagnostic) {
        if !problems.contains(diagnostic) { problems.append(diagnostic) }
    }
}

/// A fact that a function read.
public struct FunctionRead: Sendable, Hashable {
    /// The path as the function wrote it, such as `unit.headcount`.
    public let path: String
    /// The value as text; nil when it is not known.
    public let value: String?
}

extension Rational {
    /// How many of the smallest steps there are to 1 at so many decimals.
    static func scale(_ places: Int) -> Int64 { (0..<places).reduce(1) { scale, _ in scale * 10 } }

    /// A binary number rounded half-even to whole steps of `1 / scale`, exactly from there on; nil when it is none or too large.
    init?(_ value: Double, roundedTo scale: Int64) {
        let scaled = (value * Double(scale)).rounded(.toNearestOrEven)
        guard scaled.isFinite, abs(scaled) < 9e15 else { return nil }
        self.init(Int64(scaled), scale)
    }
}
