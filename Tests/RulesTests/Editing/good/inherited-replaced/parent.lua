parameter "seats" { title = "Số suất", range = { 0, 100 },
  { from = "2024-01-01", value = 6, basis = "Luật", status = "confirmed" },
}
