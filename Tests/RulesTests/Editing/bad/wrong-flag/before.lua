parameter "seats" { title = "Mức", type = flag, { from = "2024-01-01", value = true } }
