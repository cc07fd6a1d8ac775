parameter "seats" { title = "Hệ số", { from = "2024-01-01", value = 1.5, status = "assumed" },
  { from = "2025-01-01", value = 1.25, basis = "Tờ trình số 12", status = "assumed" },
}
