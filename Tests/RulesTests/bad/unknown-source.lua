award "a" { title = "A", for_each = person, basis = source "luat" "Điều 1", requires { person.leader } }
