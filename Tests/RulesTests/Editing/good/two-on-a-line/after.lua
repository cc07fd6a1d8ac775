parameter "seats" { title = "S",
  { from = "2023-01-01", value = 5 },
  { from = "2025-01-01", value = 8, basis = "TT 12", status = "assumed" }, { from = "2026-01-01", value = 6 } }
