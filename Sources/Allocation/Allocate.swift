// SPDX-License-Identifier: Apache-2.0

/// Chooses who gets the seats, exactly as the definition says, and explains the choice.
///
/// The chosen set obeys every hard rule; then has the smallest shortfalls in the reserves, in the order they are listed;
/// then fills the most seats; then is best by merit: the first candidate on whom two choices differ is chosen. Ties in
/// the ranks are never broken: whoever they decide about is `contested`.
///
/// - parameter known: the outcome of a problem with other numbers, which saves time where the same people compete in the
///   same groups; it never changes the answer.
/// - throws: `ProblemError` with every fault when the problem is meaningless.
public func allocate(
    _ problem: Problem, detail: Detail = .reasons, after known: Outcome? = nil
) throws(ProblemError) -> Outcome {
    let faults = problem.faults()
    guard faults.isEmpty else { throw ProblemError(faults: faults) }
    return Allocator(problem, after: known).outcome(detail)
}

/// How much an outcome explains.
public enum Detail: Sendable, Hashable {
    /// Who gets the seats and what each rule got: no bindings, reasons, or causes of starvation.
    case standings
    /// Everything; the problem is settled again without each rule that some proof rests on.
    case reasons
}
