award "a" { title = "A", for_each = person, requires {
  check("xếp loại", function(c) return c.rating[2024] == "HTXSNV" end),
} }
