parameter "seats" { title = "Số suất", range = { 0, 100 },
  { from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed", through = "2025-06-30" },
}
