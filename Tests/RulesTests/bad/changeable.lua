record "group" { title = "Nhóm", field "code" { text, key = true },
  field "one" { integer, changeable = "soon" }, field "two" { flag, changeable = "later" }, field "three" { flag, changeable = 1 },
}
