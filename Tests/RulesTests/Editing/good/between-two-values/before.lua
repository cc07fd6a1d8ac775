parameter "seats" { title = "Số suất",
  { from = "2023-01-01", value = 5, basis = "Cũ", status = "confirmed" },
  { from = "2026-01-01", value = 9, basis = "Sau này", status = "assumed" },
}
