-- Những con số của Hội đồng.
parameter "seats" { title = "Số suất", unit = "người", range = { 0, 100 },
  { from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed" },
}
