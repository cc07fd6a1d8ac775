parameter "seats" { title = "Phải đăng ký", type = flag,
  { from = "2024-01-01", value = true, status = "assumed" },
  { from = "2025-01-01", value = false, basis = "Tờ trình số 12", status = "assumed" },
}
