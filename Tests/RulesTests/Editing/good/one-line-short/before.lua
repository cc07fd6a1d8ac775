parameter "seats" { { from = "2024-01-01", value = 6 }, }
