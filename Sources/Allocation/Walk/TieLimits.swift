// SPDX-License-Identifier: Apache-2.0

/// How far the choices of tie classes are listed one by one before they are merged, settled as a whole, or given up.
@_spi(Testing) public struct TieLimits: Sendable, Equatable {
    /// The caps that are always all taken up; of more, only those that some list might break where that helps.
    public var caps = 16
    /// Whether all rules are tried first, and caps are set aside only where that leaves ties open or reasons costly.
    public var triesAll = true
    /// The choices from one class that are followed one by one.
    public var choices = 200
    /// The stretches between choices that are kept apart, so that proofs can be told.
    public var separate = 2_000
    /// The stretches that are followed at all.
    public var merged = 5_000

    /// The limits that `allocate` uses.
    public init() {}
}

/// Allocates as `allocate` does, with other limits.
@_spi(Testing) public func allocate(_ problem: Problem, limits: TieLimits) throws(ProblemError) -> Outcome {
    let faults = problem.faults()
    guard faults.isEmpty else { throw ProblemError(faults: faults) }
    return Allocator(problem, limits).outcome(.reasons)
}

/// Does nothing but sort candidates by rank, as `allocate` does, so that benchmarks can tell what that costs.
@_spi(Testing) public func sortOnly(_ problem: Problem) -> Int {
    TieClasses(problem.ranks, [Int32](repeating: 0, count: problem.ranks.count), leavingOut: []).count
}
