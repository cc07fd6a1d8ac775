local x = 1 | 2
award "a" { title = "A", for_each = person, requires { person.leader } }
