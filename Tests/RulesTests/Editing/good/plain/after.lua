-- Những con số của Hội đồng.
parameter "seats" { title = "Số suất", unit = "người", range = { 0, 100 },
  { from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed" },
  { from = "2025-01-01", value = 8, basis = "Tờ trình số 12", status = "confirmed", through = "2025-12-31" },
}
