award "a" { title = "A", for_each = person, requires { person.score + person.score:at_least(3) } }
