award "a" { title = "A", for_each = person, consider = "all", requires { person.leader } }
quota "a" { seats = 3, rank = { highest(person.score) },
  cap "mot_don_vi" { each = "unit", at_most = 1 },
  cap "moi_diem" { each = person.score, at_most = 1 },
  cap "moi_nguoi" { each = person, at_most = 1 } }
