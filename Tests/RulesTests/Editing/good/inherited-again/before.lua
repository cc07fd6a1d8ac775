amend.parameter "seats" {
  { from = "2024-07-01", value = 7, basis = "Sở", status = "assumed" },
}
-- hết
