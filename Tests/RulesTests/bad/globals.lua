threshold = 3
award "a" { title = "A", for_each = person, requires { person.score:at_least(treshold) } }
