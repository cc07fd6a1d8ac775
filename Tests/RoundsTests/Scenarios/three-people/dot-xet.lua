round "tong-ket" { title = "Tổng kết năm học", year = 2024, date = "2024-05-30", pack = "school", records = "ho-so.json" }
