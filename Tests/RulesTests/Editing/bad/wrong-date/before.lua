parameter "seats" { title = "Mức", type = date, { from = "2024-01-01", value = "2024-01-01" } }
