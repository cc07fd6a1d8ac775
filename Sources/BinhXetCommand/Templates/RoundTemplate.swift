// SPDX-License-Identifier: Apache-2.0

/// The text of a new round file.
enum RoundTemplate {
    /// The facts of a round that its file gives under other names.
    static let givenFacts: Set<String> = ["id", "title", "year", "date", "law_as_of", "decision_date"]

    /// A round of a year for a pack; further facts that the pack asks for stand there to be filled in.
    static func text(
        id: String, pack: String, year: Int, date: String, facts: [(name: String, title: String)]
    ) -> String {
        let asked = facts.map { "  -- \($0.name) = …,   -- \($0.title)\n" }.joined()
        return """
            -- Một đợt xét. Sửa những chỗ cần sửa, rồi chạy: binhxet evaluate <tệp này>

            round "\(id)" {
              title = "Tổng kết phong trào thi đua năm \(year)",
              year = \(year),
              date = "\(date)",        -- ngày họp Hội đồng
              law_as_of = "\(date)",   -- áp dụng quy định có hiệu lực ngày này
              pack = "\(pack)",        -- gói quy tắc
              records = "ho-so.xlsx",  -- hồ sơ, tính từ thư mục của tệp này
            \(asked)
              -- Số liệu của riêng đợt này, thay cho giá trị trong gói quy tắc.
              parameters = {
                -- ten_tham_so = 5,
              },

              -- Quyết định của Hội đồng khác với kết quả theo quy tắc; phải nói rõ ai ghi, ngày nào, vì sao.
              decisions = {
                -- { award = "ma_giai", candidate = "CB001", outcome = "awarded", by = "Thư ký Hội đồng",
                --   date = "\(date)", reason = "…" },
              },
            }

            """
    }
}
