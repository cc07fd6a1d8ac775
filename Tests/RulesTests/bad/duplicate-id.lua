award "a" { title = "A", for_each = person, requires { person.leader } }
award "a" { title = "A2", for_each = person, requires { person.leader } }
