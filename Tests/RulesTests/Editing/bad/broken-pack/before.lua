parameter "seats" { title = "Số suất", { from = "2024-01-01", value = 6 } }
parameter "others" { title = "Khác", { from = "2024-01-01" value = 6 } }
