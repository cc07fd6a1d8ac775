award "a" { title = "A", for_each = person, requires { person.score:at_leest(3) } }
