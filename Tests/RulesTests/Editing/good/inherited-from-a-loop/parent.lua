for _, id in ipairs { "seats", "others" } do
  parameter(id) { title = id, { from = "2024-01-01", value = 6 } }
end
