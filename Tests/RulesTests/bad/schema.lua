record "room" { title = "Room",
  field "Tên" { text }, field "count" { integer }, field "a" {}, field "b" { one_of "nothing" }, field "c" { ref "house" },
  field "d" { integer, range = { 5, 1 } }, field "a1" { text }, field "a1" { text }, field "e" { flag, blank = "maybe" },
}
