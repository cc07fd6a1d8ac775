local start = "2024-01-01"
parameter "seats" { title = "Số suất", { from = start, value = 6 } }
