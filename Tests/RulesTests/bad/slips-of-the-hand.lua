award "a" { title = "A", for_each = person,
  requires { person.score.at_least(3) },
}
award "b" { title = "B", for_each = person,
  requires { person.rating:in_year(2024):is HTTNV },
}
award "c" { title = "C", for_each = person,
  requires { person.leader:as "Lãnh đạo :id "lanh_dao" },
}
award "d" { title = "D", for_each = person,
  requires { person.leader } -- no comma behind this
  kind = "form",
}
award "e" { title = "E", for_each = person,
  requires { person.rating:at_least "HTTNV" },
}
define("f")(person.leader)
award(person.name) { title = "G" }
award "h" { title = "H", for_each = person,
  requires
    person.leader,
}
award "i" { title = "I", for_each = person,
  requires { person.score == 3:as "Ba điểm" },
}
