// SPDX-License-Identifier: Apache-2.0

/// Every text of BinhXet, by key, one table per language.
///
/// The texts of a language stand in its `Vietnamese….swift` or `English….swift` files, one per area.
public enum Catalogue {
    /// The texts of one language by key.
    public static func texts(in language: Language) -> [String: String] {
        switch language {
        case .vietnamese: vietnamese
        case .english: english
        }
    }

    private static let vietnamese = merged([
        vietnameseGeneral,
        vietnameseImport,
        vietnameseRules,
        vietnameseRounds,
        vietnameseAllocation,
        vietnameseReports,
        vietnameseProse,
        vietnameseComparison,
        vietnameseWhatIf,
        vietnamesePictures,
        vietnameseCertainty,
        vietnameseScripts,
        vietnameseTakes,
        vietnameseCases,
        vietnameseChanges,
        vietnameseReview,
        vietnameseLoading,
        vietnameseMending,
    ])
    private static let english = merged([
        englishGeneral,
        englishImport,
        englishRules,
        englishRounds,
        englishAllocation,
        englishReports,
        englishProse,
        englishComparison,
        englishWhatIf,
        englishPictures,
        englishCertainty,
        englishScripts,
        englishTakes,
        englishCases,
        englishChanges,
        englishReview,
        englishLoading,
        englishMending,
    ])

    private static func merged(_ areas: [[String: String]]) -> [String: String] {
        let room = [String: String](minimumCapacity: areas.reduce(0) { $0 + $1.count })
        return areas.reduce(into: room) { all, area in all.merge(area) { first, _ in first } }
    }
}
