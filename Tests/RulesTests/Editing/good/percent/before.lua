parameter "seats" { title = "Tỷ lệ", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 60, status = "assumed" },
}
