amend.parameter "seats" {
  { from = "2024-07-01", value = 7, basis = "Sở", status = "assumed" },
  { from = "2025-01-01", value = 8, basis = "Tờ trình số 12", status = "assumed" },
}
-- hết
