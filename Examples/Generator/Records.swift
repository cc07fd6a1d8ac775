// SPDX-License-Identifier: Apache-2.0

/// A day as year, month, day.
struct Day {
    let year: Int
    let month: Int
    let day: Int

    init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day before.
    var previous: Day {
        if day > 1 { return Day(year, month, day - 1) }
        if month == 1 { return Day(year - 1, 12, 31) }
        let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return Day(year, month - 1, lengths[month - 2])
    }
}

/// A title or form that was given.
struct Honour {
    let code: String
    let year: Int
    var type = "cong_trang"
    var achievement = ""
    var isCancelled = false
}

/// An initiative or a study.
struct Work {
    let name: String
    let level: String
    let year: Int
    /// The flags of the sheet from left to right: "x", "Không" or blank.
    var flags: [String]
    let number: String

    /// An initiative that is effective, applied and can be repeated.
    static func idea(
        _ name: String, level: String = "Cơ sở", year: Int, recognised: String = "x", _ number: Int
    ) -> Work {
        Work(
            name: name, level: level, year: year, flags: ["x", "x", "x", recognised], number: "\(number)/QĐ-STNMT")
    }
}

/// A matter that stops a candidate until it is concluded.
struct Hold {
    let kind: String
    var signs = ""
    let from: Day
    var to: Day?
}

struct Discipline {
    let form: String
    let side: String
    let date: Day
    var to: Day?
    let conduct: String
}

struct Employment {
    let kind: String
    var from: Day?
    var to: Day?
}

struct Leave {
    let kind: String
    let from: Day
    let to: Day
}

struct Training {
    let from: Day
    let to: Day
    let complied: String
    let result: String
}

/// A collective as its row says.
struct Unit {
    let code: String
    let name: String
    let kind: String
    let size: Int
    var rating: [String]
    var movement = "x"
    var united = "x"
    var welfare = "x"
    var papers = "Tờ trình; Biên bản bình xét thi đua"
    /// Hundredths of a point.
    var score: Int
    var honours: [Honour] = []
    var holds: [Hold] = []

    var isBranch: Bool { kind == "chi_nhanh" }
}

/// A person as the row says.
struct Person {
    let code: String
    var name: String
    var isWoman: Bool
    /// Whether the cell for the gender was left blank.
    var hidesGender = false
    let unit: String
    var position: String
    var labour: String
    var group: String
    var rating: [String]
    var exemplary = "x"
    var registered = "x"
    var leaderClass: Int
    var isAdvisory = false
    var leads = ""
    /// Hundredths of a point.
    var score: Int
    var formerUnitMonths: Int?
    var honours: [Honour] = []
    var initiatives: [Work] = []
    var studies: [Work] = []
    var disciplines: [Discipline] = []
    var holds: [Hold] = []
    var employment: [Employment] = []
    var leaves: [Leave] = []
    var trainings: [Training] = []
    /// A person of a planted case is left alone by what fills the round.
    var isPlanted = false
}

/// A proposal as its row says.
struct Nomination {
    let award: String
    var person = ""
    var unit = ""
    var nominatingUnit: String
    var forwardedBy = ""
    var type = "Phong trào thi đua"
    var standard = ""
    var achievement = ""
    var launchedBy = ""
    var influence = ""
    var outstanding = ""
    var papers: [String]
    var initiatives = ""
    var unitFor: Int?
    var unitTotal: Int?
    var councilFor: Int?
}

/// A case that was put in on purpose.
struct PlantedCase {
    let what: String
    let codes: String
}
