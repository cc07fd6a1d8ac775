parameter "seats" { title = "Lương cơ sở", unit = "đồng",
  { from = "2024-01-01", value = 2340000, status = "assumed" },
  { from = "2025-01-01", value = 2530000, basis = "Tờ trình số 12", status = "assumed" },
}
