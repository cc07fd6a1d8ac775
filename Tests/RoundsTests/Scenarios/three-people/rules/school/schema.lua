codes "grade" { ordered = true, { "D", "Đạt" }, { "K", "Khá" }, { "G", "Giỏi" } }

record "pupil" { title = "Học sinh", sheet = "Học sinh",
  field "code"  { text, key = true, title = "Mã" },
  field "name"  { text, title = "Họ tên" },
  field "class" { ref "class", inverse = "pupils", title = "Lớp" },
  field "girl"  { flag, title = "Nữ" },
  field "score" { decimal, range = { 0, 10 }, title = "Điểm" },
  field "grade" { yearly (one_of "grade"), title = "Xếp loại" },
  field "prizes" { events { year = integer, level = one_of { "truong", "tinh" } }, title = "Giải thưởng", sheet = "Giải" },
}
record "class" { title = "Lớp", sheet = "Lớp",
  field "code" { text, key = true, title = "Mã lớp" },
  field "name" { text, title = "Tên lớp" },
}
