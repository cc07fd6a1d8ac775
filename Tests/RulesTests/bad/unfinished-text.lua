award "a" { title = "A, for_each = person, requires { person.leader } }
