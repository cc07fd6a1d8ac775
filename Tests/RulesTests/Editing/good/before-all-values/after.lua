parameter "seats" { title = "Số suất",
  { from = "2025-01-01", value = 8, basis = "Tờ trình số 12", status = "assumed" },
  { from = "2026-01-01", value = 9, basis = "Sau này", status = "assumed" },
}
