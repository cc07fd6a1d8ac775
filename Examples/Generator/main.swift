// SPDX-License-Identifier: Apache-2.0

import WorkbookWriter

/// Writes the workbook of the example round: `example-round [FILE]`, or with `--cases` the list of planted cases.
let arguments = CommandLine.arguments.dropFirst()
let department = Department()

if arguments.first == "--cases" {
    for planted in department.cases { print("| \(planted.what) | \(planted.codes) |") }
} else {
    var workbook = Workbook(title: "Hồ sơ xét thi đua, khen thưởng năm 2024 (ví dụ)")
    workbook.sheets =
        [department.unitSheet(), department.personSheet(), department.nominationSheet(), department.groupSheet()]
        + department.personEventSheets() + [department.unitHonourSheet(), department.unitHoldSheet()]
    let path = arguments.first ?? "Examples/tong-ket-2024/ho-so.xlsx"
    try workbook.write(to: path)
    print(
        "\(path): \(department.units.count) tập thể, \(department.people.count) người, "
            + "\(department.nominations.count) đề nghị")
}
