parameter "seats" { title = "Mức tối thiểu", type = one_of "rating",
  { from = "2024-01-01", value = "HTTNV", status = "assumed" },
  { from = "2025-01-01", value = "HTXSNV", basis = "Tờ trình số 12", status = "assumed" },
}
