// SPDX-License-Identifier: Apache-2.0

internal import Records

/// The fields of nominations that have a meaning of their own, by index.
struct NominationFields {
    /// The name of the record.
    static let recordName = "nomination"

    /// The award that is proposed.
    let award: Int
    /// The person or unit for whom; a row fills one of the two.
    let person: Int?
    let unit: Int?
    /// Fields in which two rows for one subject and award may differ.
    let merging: [Int]

    /// The fields of a kind of record; nil when it is not that of nominations.
    init?(_ type: RecordType) {
        guard type.name == Self.recordName, let award = type.fieldIndex("award") else { return nil }
        self.award = award
        person = type.fieldIndex("person")
        unit = type.fieldIndex("unit")
        guard person != nil || unit != nil else { return nil }
        merging = ["standard", "achievement"].compactMap { type.fieldIndex($0) }
    }
}
