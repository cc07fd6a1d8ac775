award "a" { title = "A", for_each = person, requires { person.score:at_least(79,5), person.score:between(1, 2, 3) } }
