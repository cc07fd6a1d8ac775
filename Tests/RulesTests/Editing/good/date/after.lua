parameter "seats" { title = "Hạn nộp", type = date,
  { from = "2024-01-01", value = "2024-12-01", status = "assumed" },
  { from = "2025-01-01", value = "2025-11-15", basis = "Tờ trình số 12", status = "assumed" },
}
