// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// Runs a hostile chunk beside a neighbour.
///
/// However it ends, the machine must have stayed below 64 MiB by its allocator's own count, it must be dead exactly when
/// a budget is used up, and the neighbour must work as before. That it ends at all is the budget's doing; a test's time
/// limit only keeps a regression from hanging the suite.
private func endOf(
    _ source: String, budget: Budget, isTimed: Bool, sourceLocation: SourceLocation
) throws -> Result<LuaValue, SandboxError> {
    var budget = budget
    // A slow machine or a sanitizer must not turn one verdict into another.
    if !isTimed { budget.processorTime = .seconds(60) }
    var neighbour = try makeSandbox()
    try neighbour.run(
        "keep { 40 + 2, string.rep('ab', 3), table.concat({ 1, 2 }, ',') }", name: "n", environment: "env")
    var victim = try Sandbox(budget: budget)
    try victim.loadPrelude(plainPrelude, name: "prelude")
    var result: Result<LuaValue, SandboxError>
    do {
        try victim.run(source, name: "evil", environment: "env")
        result = .success(try victim.callPrelude("kept", []))
    } catch {
        result = .failure(error)
    }
    #expect(victim.usage.peakMemory <= 64 << 20, sourceLocation: sourceLocation)
    if case .failure(let error) = result, [.instructions, .memory, .time].contains(error.code) {
        #expect(throws: SandboxError(code: .killed), sourceLocation: sourceLocation) {
            try victim.callPrelude("kept", [])
        }
    } else {
        // What the attack did must not outlive it: the libraries work, and a later chunk runs.
        try victim.run(
            "keep { 40 + 2, string.rep('ab', 3), table.concat({ 1, 2 }, ',') }", name: "l", environment: "env")
        let later = try victim.callPrelude("kept", [])
        let before = try neighbour.callPrelude("kept", [])
        #expect(later == before, sourceLocation: sourceLocation)
    }
    try neighbour.run("keep('unharmed')", name: "n", environment: "env")
    #expect(try neighbour.callPrelude("kept", []) == "unharmed", sourceLocation: sourceLocation)
    return result
}

/// Expects the chunk to end in an error of a kind, or one of two where the machine's speed decides, and returns it.
@discardableResult
func expectEnd(
    _ code: SandboxError.Code, or other: SandboxError.Code? = nil, of source: String,
    budget: Budget = Budget(),
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> SandboxError? {
    let isTimed = code == .time || other == .time
    switch try endOf(source, budget: budget, isTimed: isTimed, sourceLocation: sourceLocation) {
    case .success(let value):
        Issue.record("no error but \(value)", sourceLocation: sourceLocation)
        return nil
    case .failure(let error):
        #expect(error.code == code || error.code == other, "\(error)", sourceLocation: sourceLocation)
        return error
    }
}

/// Expects the chunk to fail with one of the sandbox's own notices.
func expectNotice(
    _ notice: Notice, of source: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let error = try expectEnd(.runtime, of: source, sourceLocation: sourceLocation)
    #expect(error?.notice == notice, sourceLocation: sourceLocation)
    #expect(error?.position?.chunk == "evil", sourceLocation: sourceLocation)
}

/// Expects the chunk to run to its end and to keep a value: the attack came to nothing.
func expectKept(
    _ value: LuaValue, by source: String, budget: Budget = Budget(), sourceLocation: SourceLocation = #_sourceLocation
) throws {
    switch try endOf(source, budget: budget, isTimed: false, sourceLocation: sourceLocation) {
    case .success(let kept): #expect(kept == value, sourceLocation: sourceLocation)
    case .failure(let error): Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
