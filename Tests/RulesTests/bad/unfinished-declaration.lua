award "a"
award "b" { title = "B", for_each = person, standard "x", requires { person.leader } }
