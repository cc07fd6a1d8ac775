// SPDX-License-Identifier: Apache-2.0

/// What the scripts of one sandbox may use.
public struct Budget: Sendable, Hashable {
    /// Steps of the Lua machine per call into the sandbox, looked at every 128 steps.
    ///
    /// Work done inside library functions, and the filling of large blocks of memory, counts as steps too.
    public var instructions: Int
    /// Bytes that the machine may hold at any time.
    public var memory: Int

    /// Creates a budget; the defaults load a large rule pack many times over.
    public init(instructions: Int = 10_000_000, memory: Int = 32 << 20) {
        self.instructions = instructions
        self.memory = memory
    }

    /// Processor time of one call, in nanoseconds, after which the machine is stopped.
    ///
    /// A backstop and not a measure: a call that does honest work runs out of instructions long before. It ends scripts
    /// that make single instructions cost milliseconds, by colliding keys or comparing long strings.
    var nanoseconds: Int64 { max(1_000_000_000, Int64(clamping: instructions) &* 100) }
}

/// What a sandbox has used.
public struct Usage: Sendable, Hashable {
    /// Steps of the last call, in whole periods of 128 and what library functions added.
    public var instructions: Int
    /// Bytes held now.
    public var memory: Int
    /// The most bytes ever held.
    public var peakMemory: Int
}
