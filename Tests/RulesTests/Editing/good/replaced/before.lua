parameter "seats" { title = "Số suất",
  { from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed" }, -- cũ
  { from = "2025-01-01", value = 7, basis = "Dự kiến", status = "assumed" }, -- sẽ thay
}
