parameter "seats" { title = "Phải đăng ký", type = flag,
  { from = "2024-01-01", value = true, status = "assumed" },
}
