local versions = { { from = "2024-01-01", value = 6 }, { from = "2024-06-01", value = 7 } }
parameter "seats" { title = "Số suất", table.unpack(versions) }
