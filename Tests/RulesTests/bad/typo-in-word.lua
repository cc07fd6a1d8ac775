awrad "a" { title = "A", for_each = person, requires { person.leader } }
award "b" { title = "B", for_each = person, requires { person.leader } }
