parameter "seats" { title = "Số suất",
  { from = "2026-01-01", value = 9, basis = "Sau này", status = "assumed" },
}
