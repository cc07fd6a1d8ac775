// SPDX-License-Identifier: Apache-2.0

/// The candidates of each signature, best rank first.
struct Roster {
    /// Where each signature's candidates begin, and one past the last.
    private var starts: [Int32]
    private var classes: [Int32]
    private var candidates: [Int32]

    init(_ ties: TieClasses, signatures: Int) {
        starts = Array(repeating: 0, count: signatures + 1)
        for (signature, count) in zip(ties.signatures, ties.counts) { starts[Int(signature) + 1] += count }
        for signature in 0..<signatures { starts[signature + 1] += starts[signature] }
        classes = Array(repeating: 0, count: ties.candidates.count)
        candidates = classes
        var ends = starts
        var next = 0
        for class_ in 0..<ties.count {
            for entry in ties.entries(class_) {
                let signature = Int(ties.signatures[entry])
                for _ in 0..<ties.counts[entry] {
                    let place = Int(ends[signature])
                    classes[place] = Int32(class_)
                    candidates[place] = ties.candidates[next]
                    ends[signature] += 1
                    next += 1
                }
            }
        }
    }

    /// Adds the candidates of a signature after one class and up to another, each with its class.
    func add(_ signature: Int, after first: Int, upTo last: Int, to found: inout [(class_: Int32, candidate: Int32)]) {
        for place in Int(starts[signature])..<Int(starts[signature + 1]) where Int(classes[place]) > first {
            if Int(classes[place]) > last { break }
            found.append((classes[place], candidates[place]))
        }
    }
}
