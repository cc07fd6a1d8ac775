parameter "seats" { title = "Tỷ lệ", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 60, status = "assumed" },
  { from = "2025-01-01", value = 70, basis = "Tờ trình số 12", status = "assumed" },
}
