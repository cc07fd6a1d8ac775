parameter "seats" { title = "Hệ số", { from = "2024-01-01", value = 1.5, status = "assumed" },
}
