// SPDX-License-Identifier: Apache-2.0

extension CertaintyAnswer.Sampling {
    /// What share of all worlds, from 0 to 1, something may hold in that held in a number of the tries: the exact
    /// interval at 95 % confidence, in which the true share lies in at least 19 of 20 cases.
    ///
    /// C. J. Clopper, E. S. Pearson: The use of confidence or fiducial limits illustrated in the case of the binomial,
    /// Biometrika 26 (1934).
    public func share(of found: Int) -> ClosedRange<Double> {
        let least = found == 0 ? 0 : Self.solve { 0.025 - atLeast(found, $0) }
        let most = found == count ? 1 : Self.solve { 1 - atLeast(found + 1, $0) - 0.025 }
        return least...max(least, most)
    }

    /// Where a falling function is zero between 0 and 1.
    private static func solve(_ function: (Double) -> Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if function(middle) > 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The probability of that many or more, each try being found with a probability.
    ///
    /// Every term is taken as a multiple of the first, so that nothing but the four operations is needed: the same bits
    /// on every machine.
    private func atLeast(_ found: Int, _ probability: Double) -> Double {
        let odds = probability / (1 - probability)
        guard odds > 0 else { return 0 }
        var upper = 1.0
        var term = 1.0
        for number in found..<max(found, count) {
            term *= Double(count - number) / Double(number + 1) * odds
            upper += term
            if term < upper * 1e-18 { break }
        }
        var lower = 0.0
        term = 1
        for number in stride(from: found, to: 0, by: -1) {
            term *= Double(number) / Double(count - number + 1) / odds
            lower += term
            if term < lower * 1e-18 { break }
        }
        return lower.isInfinite ? 0 : upper.isInfinite ? 1 : upper / (upper + lower)
    }
}
