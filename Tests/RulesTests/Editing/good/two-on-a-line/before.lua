parameter "seats" { title = "S",
  { from = "2023-01-01", value = 5 }, { from = "2026-01-01", value = 6 } }
