-- SPDX-License-Identifier: Apache-2.0
-- Luật Thi đua, khen thưởng năm 2022 và Nghị định 98/2023/NĐ-CP, áp dụng từ 01/01/2024 đến hết 30/6/2025.
-- Từ 01/7/2025 Nghị định 152/2025/NĐ-CP thay thế: khi đó viết gói mới, không sửa gói này.

pack {
  id = "viet-nam-2024",
  title = "Luật Thi đua, khen thưởng 2022 và Nghị định 98/2023/NĐ-CP",
  authority = "Quốc hội, Chính phủ, Bộ Nội vụ",
  effective = { from = "2024-01-01", to = "2025-06-30" },
  files = { "codes", "schema", "parameters", "definitions", "holds", "titles", "certificates", "quotas" },
  tests = { "tests_titles", "tests_units", "tests_certificates", "tests_holds", "tests_council" },
}

source "luat-tdkt-2022" { title = "Luật Thi đua, khen thưởng", number = "06/2022/QH15", from = "2024-01-01" }

source "nd-98-2023" { title = "Nghị định quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
  number = "98/2023/NĐ-CP", from = "2024-01-01" }

source "tt-01-2024" { title = "Thông tư quy định biện pháp thi hành Luật Thi đua, khen thưởng",
  number = "01/2024/TT-BNV", from = "2024-02-24" }

source "nd-90-2020" { title = "Nghị định về đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức",
  number = "90/2020/NĐ-CP", from = "2020-08-20" }

source "nd-48-2023" { title = "Nghị định sửa đổi, bổ sung Nghị định 90/2020/NĐ-CP",
  number = "48/2023/NĐ-CP", from = "2023-09-15" }

source "nd-73-2024" { title = "Nghị định về mức lương cơ sở", number = "73/2024/NĐ-CP", from = "2024-07-01" }

-- Không phải văn bản quy phạm: câu trả lời của Bộ cho từng trường hợp, dùng khi Luật chưa nói rõ.
source "bnv-tra-loi" { title = "Trả lời của Bộ Nội vụ trên Cổng Thông tin điện tử Chính phủ", number = "mục Hỏi đáp",
  from = "2024-01-01" }
