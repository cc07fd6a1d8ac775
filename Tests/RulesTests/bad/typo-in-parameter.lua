parameter "max_leaders" { { from = "2024-01-01", value = 3 } }
award "a" { title = "A", for_each = person, requires { person.score:at_most(param.max_leader) } }
