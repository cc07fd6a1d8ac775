local bounds = { 0, 100 }
parameter "other" { title = "Khác }{", { from = "2024-01-01", value = 1 } }
parameter "seats" { title = [[Số suất
{ viết } hai dòng]], range = { bounds[1], (function() local a, b = 0, 100 return b end)() },
  { from = "2024-01-01", value = 6, note = "} {", basis = "Kế hoạch" },
}
