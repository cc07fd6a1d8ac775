// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// One Lua machine in which rule files run, unable to hurt the host or to see anything but what it is given.
///
/// A sandbox is made, given its prelude, and used by one task; scripts cannot reach files, clocks, chance or addresses,
/// and whatever they do ends in a result or a ``SandboxError``:
///
/// ```swift
/// var sandbox = try Sandbox(budget: Budget())
/// try sandbox.loadPrelude("return { env = {}, answer = function() return 42 end }", name: "prelude")
/// try sandbox.run("local x = 1", name: "rules/a.lua", environment: "env")
/// let answer = try sandbox.callPrelude("answer", [])
/// ```
///
/// A sandbox that ran out of its budget is dead: every further call throws ``SandboxError/Code/killed``. Making a new
/// one costs microseconds.
public struct Sandbox: ~Copyable {
    // SAFETY: owned by this value alone; every function of the shim takes it for the length of one call.
    let machine: OpaquePointer
    private var chunks: [Chunk] = []
    private let bridge: UnsafeMutablePointer<HostBridge>

    /// The longest text that can be loaded, in bytes.
    public static let sourceLimit = 1 << 20

    /// Opens a machine.
    ///
    /// - throws: ``SandboxError/Code/memory`` when the budget does not hold the libraries (about 40 KiB).
    public init(budget: Budget = Budget()) throws(SandboxError) {
        let limits = lx_budget(
            instructions: Int64(clamping: budget.instructions), memory: Int64(clamping: max(0, budget.memory)),
            nanoseconds: budget.processorTime.nanoseconds)
        guard let machine = lx_open(limits) else { throw SandboxError(code: .memory) }
        self.machine = machine
        bridge = HostBridge.make()
    }

    deinit {
        lx_close(machine)
        HostBridge.destroy(bridge)
    }

    /// What was used so far.
    public var usage: Usage {
        let used = lx_used(machine)
        return Usage(
            instructions: Int(used.instructions), memory: Int(used.memory), peakMemory: Int(used.peak_memory))
    }

    /// Whether it ran out of its budget, so that every further call throws ``SandboxError/Code/killed``.
    public var isDead: Bool { lx_is_dead(machine) }

    /// Runs trusted text and keeps the fields of the table it returns for ``run(_:name:environment:)`` and
    /// ``callPrelude(_:_:)``.
    ///
    /// May be called more than once: the texts share their globals, and later fields replace earlier ones of the name.
    ///
    /// A prelude has Lua's `assert error getmetatable ipairs next pairs pcall rawequal rawget rawlen rawset select
    /// setmetatable tonumber tostring type`, the libraries `string table math utf8` without patterns, chance and the
    /// functions whose last digit depends on the processor, and `host.position()` (file and line of the nearest user
    /// line on the stack) and `host.function_id(f)`. `pairs` goes through keys in the order of ``LuaTable/fields``,
    /// `table.sort` is stable, `string.find` is plain, and no text shows an address; `next` alone follows Lua's own
    /// order, which differs between runs. Texts and codes have `:is`, `:is_not` and `:one_of`.
    public mutating func loadPrelude(_ source: String, name: String) throws(SandboxError) {
        let number = try declare(name, isPrelude: true)
        let label = chunks[number].label
        var source = Sandbox.withoutByteOrderMark(source)
        let status = source.withUTF8 { source in
            lx_load_prelude(machine, lx_bytes(source), label)
        }
        try check(status)
    }

    /// Runs a prelude that was compiled, as its text would run.
    public mutating func loadPrelude(_ compiled: CompiledPrelude) throws(SandboxError) {
        let number = try declare(compiled.name, isPrelude: true)
        let label = chunks[number].label
        let status = compiled.bytes.withUnsafeBufferPointer { lx_load_prelude(machine, lx_bytes($0), label) }
        try check(status)
    }

    /// What ``CompiledPrelude`` keeps of a text.
    mutating func compile(_ source: String, name: String) throws(SandboxError) -> [UInt8] {
        let number = try declare(name, isPrelude: true)
        let label = chunks[number].label
        var source = Sandbox.withoutByteOrderMark(source)
        var compiled = lx_bytes()
        let status = source.withUTF8 { source in
            lx_compile_prelude(machine, lx_bytes(source), label, &compiled)
        }
        try check(status)
        return [UInt8](UnsafeRawBufferPointer(start: compiled.bytes, count: compiled.count))
    }

    /// Runs a user's text whose globals are the prelude's table `environment`.
    ///
    /// Texts that ``SourceCheck/forbiddenOperators(in:)`` finds something in are refused at the first finding.
    public mutating func run(_ source: String, name: String, environment: String) throws(SandboxError) {
        try run(source, name: name, environment: environment, isChecked: false)
    }

    /// The same for a text of which it may be known that ``SourceCheck/refusal(of:name:)`` is none.
    package mutating func run(
        _ source: String, name: String, environment: String, isChecked: Bool
    ) throws(SandboxError) {
        let number = try declare(name, isPrelude: false)
        if !isChecked, let refusal = SourceCheck.refusal(of: source, name: name) { throw refusal }
        let label = chunks[number].label
        var source = Sandbox.withoutByteOrderMark(source)
        var environment = environment
        let status = source.withUTF8 { source in
            environment.withUTF8 { environment in
                lx_run(machine, lx_bytes(source), label, lx_bytes(environment))
            }
        }
        try check(status)
    }

    /// Calls a function of the prelude and returns its first result.
    public mutating func callPrelude(_ function: String, _ arguments: [LuaValue]) throws(SandboxError) -> LuaValue {
        var writer = ValueWriter()
        for argument in arguments { writer.write(argument) }
        var name = function
        var outcome = lx_outcome()
        let status = writer.bytes.withUnsafeBufferPointer { encoded in
            name.withUTF8 { name in
                lx_call_prelude(machine, lx_bytes(name), lx_bytes(encoded), Int32(arguments.count), &outcome)
            }
        }
        try check(status)
        return try decode(outcome.value)
    }

    /// Calls a function that the prelude numbered with `host.function_id`, giving it one object whose facts `host` knows.
    ///
    /// The object, and all that was read from it, is of no use to the script in later calls.
    ///
    /// - throws: ``SandboxError/Code/unknown`` when the function read a fact that is not known.
    public mutating func call(
        function: Int, argument: HostObject, host: any LuaHost
    ) throws(SandboxError) -> LuaValue {
        bridge.pointee.host = host
        defer { bridge.pointee.host = nil }
        var callbacks = HostBridge.callbacks
        var outcome = lx_outcome()
        let status = lx_call_function(machine, Int64(function), lx_object(argument), &callbacks, bridge, &outcome)
        try check(status)
        return try decode(outcome.value)
    }

    /// Calls a function for one row after the other, each call as if it came alone; the argument's ``HostObject/b`` is the row.
    ///
    /// - parameter columns: What the host's ``LuaHost/column(_:_:)`` refers to.
    /// - returns: The answers up to the first call that failed or answered neither truth nor number:
    ///   ``call(function:argument:host:)`` says what is wrong with that one. The sandbox may be dead then.
    public mutating func callEach(
        function: Int, argument: HostObject, rows: ArraySlice<Int>, columns: [HostColumn], host: any LuaHost
    ) -> [HostAnswer] {
        bridge.pointee.host = host
        bridge.pointee.columns = PinnedColumns(columns)
        defer {
            bridge.pointee.host = nil
            bridge.pointee.columns = nil
        }
        var callbacks = HostBridge.callbacks
        let answers = [lx_answer](unsafeUninitializedCapacity: rows.count) { buffer, count in
            count = rows.withUnsafeBufferPointer { rows in
                lx_call_each(
                    machine, Int64(function), lx_object(argument), rows.baseAddress, rows.count, &callbacks, bridge,
                    buffer.baseAddress)
            }
        }
        return answers.map { answer in
            switch answer.kind {
            case LX_BOOLEAN: .boolean(answer.boolean)
            case LX_INTEGER: .integer(answer.integer)
            case LX_NUMBER: .number(answer.number)
            case LX_UNKNOWN_VALUE: .unknown
            default: .null
            }
        }
    }

    /// Whether a function runs straight to its end, so that its steps need not be counted when it is called for many rows.
    mutating func runsStraight(_ function: Int) -> Bool { lx_is_straight(machine, Int64(function)) }

    private func decode(_ bytes: lx_bytes) throws(SandboxError) -> LuaValue {
        var reader = ValueReader(UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.count))
        return try reader.value()
    }

    /// Editors on Windows begin a file with this mark, and Lua would not read it.
    private static func withoutByteOrderMark(_ source: String) -> String {
        source.unicodeScalars.first == "\u{FEFF}" ? String(source.unicodeScalars.dropFirst()) : source
    }

    private mutating func declare(_ name: String, isPrelude: Bool) throws(SandboxError) -> Int {
        guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw SandboxError(code: .badName)
        }
        if let known = chunks.firstIndex(where: { $0.name == name && $0.isPrelude == isPrelude }) { return known }
        let number = chunks.count
        let taken = chunks.contains { $0.label == name }
        let chunk = Chunk(name: name, number: number, isPrelude: isPrelude, taken: taken)
        if !isPrelude {
            var name = name
            let status = name.withUTF8 { lx_declare_chunk(machine, Int32(number), chunk.label, lx_bytes($0)) }
            guard status == LX_OK else { throw SandboxError(code: .memory) }
        }
        chunks.append(chunk)
        return number
    }

    func check(_ status: lx_status) throws(SandboxError) {
        guard status != LX_OK else { return }
        let report = lx_last_report(machine)
        var error = SandboxError(code: .init(status))
        error.traceback = UnsafeBufferPointer(start: report.frames, count: Int(report.frame_count)).map {
            SandboxError.Position(chunk: chunks[Int($0.chunk)].name, line: Int($0.line))
        }
        if error.code == .syntax || error.code == .runtime {
            let bytes = UnsafeRawBufferPointer(start: report.message.bytes, count: report.message.count)
            let text = ErrorText(ErrorText.readable(bytes, isCut: bytes.count == 2048), chunks: chunks)
            error.position = text.position
            error.origin = text.origin
            error.notice = text.notice
            error.message = text.text
            if text.notice == .raised, report.value.count > 0 { error.value = try? decode(report.value) }
        }
        error.position = error.position ?? error.traceback.first
        throw error
    }
}

extension SandboxError.Code {
    init(_ status: lx_status) {
        switch status {
        case LX_SYNTAX: self = .syntax
        case LX_INSTRUCTIONS: self = .instructions
        case LX_MEMORY: self = .memory
        case LX_TIME: self = .time
        case LX_UNKNOWN: self = .unknown
        case LX_KILLED: self = .killed
        case LX_BUSY: self = .busy
        default: self = .runtime
        }
    }
}

extension lx_bytes {
    /// Borrows bytes; valid as long as the buffer is.
    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        self.init(bytes: bytes, count: buffer.count)
    }
}
