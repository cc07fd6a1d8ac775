// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rounds

/// What else to ask of a round than what follows from scenarios.
struct QuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Message("command.option.simulate.sweep"), valueName: "param=range"))
    var sweep: [Setting] = []

    @Flag(help: ArgumentHelp(Message("command.option.simulate.price")))
    var price = false

    @Option(help: ArgumentHelp(Message("command.option.simulate.goal"), valueName: "candidate"))
    var goal: String?

    @Option(help: ArgumentHelp(Message("command.option.simulate.by"), valueName: "param"))
    var by: String?

    @Flag(help: ArgumentHelp(Message("command.option.simulate.certainty")))
    var certainty = false

    @Option(help: ArgumentHelp(Message("command.option.simulate.samples"), valueName: "n"))
    var samples: Int?

    @Option(help: ArgumentHelp(Message("command.option.simulate.seed"), valueName: "n"))
    var seed: UInt64?

    @Flag(help: ArgumentHelp(Message("command.option.simulate.stability")))
    var stability = false

    @Flag(help: ArgumentHelp(Message("command.option.simulate.next_places")))
    var nextPlaces = false

    func validate() throws {
        guard certainty || samples == nil && seed == nil else {
            throw ValidationError(Speech.text(Message("command.simulate.samples_alone")))
        }
        guard (1...100_000).contains(samples ?? 1) else {
            throw ValidationError(Speech.text(Message("command.simulate.bad_samples")))
        }
        guard (goal == nil) == (by == nil) else {
            throw ValidationError(Speech.text(Message("command.simulate.goal_by")))
        }
    }

    var asksAnything: Bool { !sweep.isEmpty || price || goal != nil || certainty || stability || nextPlaces }

    /// Asks, and adds what comes of it to the answer.
    func ask(_ whatIf: WhatIf, _ answer: inout WhatIfAnswer) throws(RoundFailure) {
        if !sweep.isEmpty {
            answer.sweep = try whatIf.sweep(sweep.map { SweepRange(parameter: $0.parameter, values: $0.value) })
        }
        if price { answer.prices = whatIf.prices() }
        if certainty { answer.certainty = whatIf.certainty(samples: samples ?? 200, seed: seed ?? 1) }
        if stability { answer.stability = whatIf.stability() }
        if nextPlaces { answer.nextPlaces = whatIf.nextPlaces() }
        if let goal, let by { answer.goal = try whatIf.seek(candidate: goal, by: by) }
    }
}
