// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// What the body makes of each number below `count`, in their order.
///
/// - parameter isParallel: whether several are made at a time where there are cores for it; what they are does not depend on
///   it.
package func onCores<Made: Sendable>(
    _ count: Int, isParallel: Bool, _ body: @Sendable @escaping (Int) -> Made
) -> [Made] {
    onCoresUnchecked(count, isParallel: isParallel, body)
}

/// The same for a body of which the compiler cannot see that it may run on several threads.
///
/// SAFETY: the body writes nothing that another call of it reads or writes.
package func onCoresUnchecked<Made>(
    _ count: Int, isParallel: Bool = true, _ body: @escaping (Int) -> Made
) -> [Made] {
    guard isParallel, count > 1 else { return (0..<count).map(body) }
    return [Made](unsafeUninitializedCapacity: count) { places, made in
        let work = Work(places: places, body: body)
        DispatchQueue.concurrentPerform(iterations: count) { work.run($0) }
        made = count
    }
}

/// SAFETY: each place is written once, by one thread, and read after all have ended; the body is as its caller says.
private struct Work<Made>: @unchecked Sendable {
    let places: UnsafeMutableBufferPointer<Made>
    let body: (Int) -> Made

    func run(_ index: Int) { places.initializeElement(at: index, to: body(index)) }
}
