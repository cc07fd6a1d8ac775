local n, seen, limit = 0, {}, 3
award "a" { title = "A", for_each = person, requires {
  check("đếm", function(c) n = n + 1 return n > limit end),
  check("nhớ", function(c) seen[c.code] = true return true end),
  check("riêng", function(c) local n = 0 for i = 1, 3 do n = n + i end local t = { limit = n } return t.limit > limit end),
} }
