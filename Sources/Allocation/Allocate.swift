// SPDX-License-Identifier: Apache-2.0

import Cores

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
    try allocate(Question(problem, after: known), detail, isParallel: false).get()
}

/// Allots several problems that have nothing to do with each other; each answer is the one that `allocate` gives.
///
/// - parameter isParallel: whether several are allotted at a time where there are cores for it.
public func allocate(
    _ questions: [Question], detail: Detail = .reasons, isParallel: Bool
) -> [Result<Outcome, ProblemError>] {
    onCores(questions.count, isParallel: isParallel) { allocate(questions[$0], detail, isParallel: isParallel) }
}

private func allocate(_ question: Question, _ detail: Detail, isParallel: Bool) -> Result<Outcome, ProblemError> {
    let faults = question.problem.faults(after: question.known?.problem)
    guard faults.isEmpty else { return .failure(ProblemError(faults: faults)) }
    var allocator = Allocator(question.problem, after: question.known)
    allocator.isParallel = isParallel
    return .success(allocator.outcome(detail))
}

/// A problem among several.
public struct Question: Sendable {
    let problem: Problem
    let known: Outcome?

    /// A problem, and the outcome of one with other numbers if there is one; it saves time and never changes the answer.
    public init(_ problem: Problem, after known: Outcome? = nil) {
        self.problem = problem
        self.known = known
    }
}

/// How much an outcome explains.
public enum Detail: Sendable, Hashable {
    /// Who gets the seats and what each rule got: no bindings, reasons, or causes of starvation.
    case standings
    /// Everything; the problem is settled again without each rule that some proof rests on.
    case reasons
}
