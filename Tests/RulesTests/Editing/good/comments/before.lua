-- Đầu tệp: { from = "2025-01-01" } trong lời chú không phải là giá trị.
parameter "seats" { -- số suất
  title = "Số suất", --[[ một lời chú
  dài mấy dòng, có cả parameter "seats" { } ]]
  { from = "2024-01-01", value = 6, -- theo biên bản số 5
    basis = "Kế hoạch", status = "assumed" } -- giá trị cũ, giữ lại
  -- hết
}
-- cuối tệp
