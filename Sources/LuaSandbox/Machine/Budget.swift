// SPDX-License-Identifier: Apache-2.0

/// What the scripts of one sandbox may use.
public struct Budget: Sendable, Hashable {
    /// Steps of the Lua machine per call into the sandbox, looked at every 128 steps.
    ///
    /// Work done inside library functions, and the filling of large blocks of memory, counts as steps too.
    public var instructions: Int
    /// Bytes that the machine may hold at any time.
    public var memory: Int
    /// Processor time of one call after which the machine is stopped.
    ///
    /// A backstop and not a measure: honest work runs out of instructions long before. It ends scripts that make single
    /// instructions cost milliseconds, by colliding keys or comparing long texts.
    public var processorTime: Duration

    /// Creates a budget; the defaults load a large rule file many times over and end within two seconds.
    ///
    /// Without a processor time of its own a call gets 240 ns per instruction, several times what honest work takes,
    /// and at least 1.2 seconds.
    public init(instructions: Int = 5_000_000, memory: Int = 32 << 20, processorTime: Duration? = nil) {
        self.instructions = instructions
        self.memory = memory
        self.processorTime = processorTime ?? max(.milliseconds(1200), .nanoseconds(240) * instructions)
    }
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

extension Duration {
    /// Whole nanoseconds, as far as they fit.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflow || carry ? .max : sum
    }
}
