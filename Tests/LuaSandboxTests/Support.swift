// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Testing

/// A prelude that gives user chunks the plain libraries, a way to hand a value to the host, and nothing else.
let plainPrelude = """
    local kept = {}
    local words = {
      string = string, table = table, math = math, utf8 = utf8, pcall = pcall, error = error, assert = assert,
      ipairs = ipairs, pairs = pairs, tostring = tostring, tonumber = tonumber, type = type, select = select,
      keep = function(value) kept.value = value end,
      where = function() return host.position() end,
      number = function(f) return host.function_id(f) end,
    }
    local env = setmetatable({}, {
      __index = function(_, key)
        local word = words[key]
        if word == nil then error("undeclared global '" .. tostring(key) .. "'", 2) end
        return word
      end,
      __newindex = function(_, key) error("assignment to global '" .. tostring(key) .. "'", 2) end,
      __metatable = false,
    })
    return {
      env = env,
      kept = function() return kept.value end,
      echo = function(...) return ... end,
    }
    """

/// A budget whose backstop no slow machine or sanitizer reaches, so that the clock never decides a test.
let patient = Budget(processorTime: .seconds(60))

func makeSandbox(_ budget: Budget = patient) throws -> Sandbox {
    var sandbox = try Sandbox(budget: budget)
    try sandbox.loadPrelude(plainPrelude, name: "prelude")
    return sandbox
}

/// Runs a user chunk and returns what it kept.
func evaluate(_ source: String, budget: Budget = patient) throws -> LuaValue {
    var sandbox = try makeSandbox(budget)
    try sandbox.run(source, name: "rules/a.lua", environment: "env")
    return try sandbox.callPrelude("kept", [])
}

/// The error that a user chunk ends in.
func failure(_ source: String, budget: Budget = patient, sourceLocation: SourceLocation = #_sourceLocation)
    -> SandboxError?
{
    do {
        let value = try evaluate(source, budget: budget)
        Issue.record("no error but \(value)", sourceLocation: sourceLocation)
        return nil
    } catch let error as SandboxError {
        return error
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return nil
    }
}
