parameter "seats" { title = "Mức", type = one_of "rating", { from = "2024-01-01", value = "HTTNV" } }
