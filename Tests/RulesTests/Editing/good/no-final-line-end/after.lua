local nothing = 1
parameter "seats" { title = "Số suất", { from = "2024-01-01", value = 6 },
  { from = "2025-01-01", value = 8, basis = "TT 12", status = "assumed" }, }