// SPDX-License-Identifier: Apache-2.0

// The eligibility benchmark: many people, six awards, fifty-seven conditions, facts missing here and there.
//
//     eligibility generate COUNT FOLDER      writes FOLDER/people.csv
//     eligibility verdicts FOLDER OUT.csv    from CSV to a file of verdicts, for timing from outside
//     eligibility measure COUNT              the engine beside two loops in C, in one process
//     eligibility loop COUNT TIMES           evaluates only, for counting instructions
//     eligibility compile COUNT TIMES        compiles the rules each time and evaluates

import Eligibility
import EligibilityEngine
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())

let rulebook = Engine.rulebook("eligibility")

func people(_ text: String) -> [eligibility_person] {
    guard let count = Int(text), count > 0 else { fail("not a number of people: \(text)") }
    return Engine.people(count)
}

switch (arguments.first, arguments.count) {
case ("generate", 3):
    let people = people(arguments[1])
    try FileManager.default.createDirectory(atPath: arguments[2], withIntermediateDirectories: true)
    guard eligibility_write(arguments[2] + "/people.csv", people, people.count) == 0 else {
        fail("cannot write \(arguments[2])/people.csv")
    }
case ("verdicts", 3):
    let engine = Engine(folder: arguments[1], rulebook: rulebook)
    try engine.writeVerdicts(to: arguments[2])
case ("measure", 2):
    var measurement = Measurement(people(arguments[1]), rulebook)
    measurement.run()
case ("loop", 3):
    let engine = Engine(people: people(arguments[1]), rulebook: rulebook)
    for _ in 0..<(Int(arguments[2]) ?? 1) { engine.evaluate() }
case ("compile", 3):
    let engine = Engine(people: people(arguments[1]), rulebook: rulebook)
    for _ in 0..<(Int(arguments[2]) ?? 1) { engine.compileAndEvaluate() }
default: fail("usage: eligibility generate COUNT FOLDER | verdicts FOLDER OUT | measure COUNT | loop COUNT TIMES | compile COUNT TIMES")
}
