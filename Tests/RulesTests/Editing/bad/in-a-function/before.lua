local function seats(id, value)
  parameter "seats" { title = "Số suất", { from = "2024-01-01", value = value } }
end
seats("seats", 6)
