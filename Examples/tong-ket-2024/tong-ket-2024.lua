-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ: đợt tổng kết phong trào thi đua năm 2024 của một Sở mô phỏng. Tên người và số liệu trong ho-so.xlsx do máy
-- đặt ra. Sửa số ở `parameters`, chạy lại là thấy danh sách đổi; không phải biên dịch gì.

round "tong-ket-2024" {
  title = "Tổng kết phong trào thi đua năm 2024",
  year = 2024,
  date = "2024-12-10",                                -- ngày Hội đồng họp
  law_as_of = "2024-12-10",                           -- ngày chọn văn bản áp dụng
  decision_date = "2024-12-20",                       -- ngày ký quyết định: lương cơ sở tính theo ngày này
  pack = "so-tnmt-binh-phuoc",
  records = "ho-so.xlsx",
  council_total = 13,
  council_present = 12,
  parameters = { bkt_person_seats = 6, bkt_unit_seats = 3 },
  decisions = {},
}
