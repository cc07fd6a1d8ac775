parameter "seats" { title = "Số suất",
  { from = "2024-01-01", value = 6, basis = "Kế hoạch", status = "assumed" },
  { from = "2025-01-01", value = 8,
    basis = "Quyết định số 15/2024/QĐ-UBND ngày 28 tháng 6 năm 2024 của Ủy ban nhân dân tỉnh, Điều 12 khoản 3",
    status = "assumed" },
}
