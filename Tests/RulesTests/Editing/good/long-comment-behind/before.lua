parameter "seats" { title = "Số suất",
  { from = "2024-01-01", value = 6, status = "assumed" }, --[[ lời chú
  còn tiếp ]]
}
