parameter "seats" { title = "Số suất", { from = "2024-01-01", value = "bốn" } }
parameter "quoted" { title = "Số trong dấu nháy", { from = "2024-01-01", value = "4" } }
parameter "day" { title = "Ngày", type = date, { from = "2024-01-01", value = "mai" } }
parameter "open" { title = "Có hay không", type = flag, { from = "2024-01-01", value = "có thể" } }
