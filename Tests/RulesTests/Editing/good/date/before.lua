parameter "seats" { title = "Hạn nộp", type = date,
  { from = "2024-01-01", value = "2024-12-01", status = "assumed" },
}
