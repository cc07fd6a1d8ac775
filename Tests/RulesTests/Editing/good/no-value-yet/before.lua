parameter "seats" { title = "Số suất",
  unit = "người",
}
