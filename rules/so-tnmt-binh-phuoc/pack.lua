-- SPDX-License-Identifier: Apache-2.0
-- Quy định riêng của Sở cho phong trào thi đua năm 2024. Luật nằm ở gói "viet-nam-2024"; gói này chỉ thêm và sửa.

pack {
  id = "so-tnmt-binh-phuoc",
  title = "Sở Tài nguyên và Môi trường tỉnh Bình Phước",
  authority = "Hội đồng Thi đua - Khen thưởng Sở",
  effective = { from = "2024-07-10", to = "2025-06-30" },   -- từ ngày Quyết định 15/2024/QĐ-UBND có hiệu lực
  extends = "viet-nam-2024",
  files = { "schema", "parameters", "definitions", "titles", "certificates", "quotas" },
  tests = { "tests_eligibility", "tests_quotas" },
}

source "ke-hoach-2024" {
  title = "Kế hoạch phát động phong trào thi đua năm 2024 của Sở Tài nguyên và Môi trường tỉnh Bình Phước",
  number = "Kế hoạch thi đua năm 2024", from = "2024-02-10" }

source "chi-thi-01-2024" { title = "Chỉ thị của UBND tỉnh Bình Phước phát động phong trào thi đua năm 2024",
  number = "01/CT-UBND", from = "2024-02-10" }

-- Bản công khai không có các tỷ lệ cụ thể; mọi con số lấy từ đây đều là giả định cho đến khi đối chiếu.
source "qd-15-2024" { title = "Quy định về công tác thi đua, khen thưởng trên địa bàn tỉnh Bình Phước",
  number = "15/2024/QĐ-UBND", from = "2024-07-10" }

source "bieu-0603" { title = "Biểu thống kê khen thưởng 0603.N/BNV-TĐKT, Thông tư 02/2023/TT-BNV",
  number = "02/2023/TT-BNV", from = "2023-03-23" }
