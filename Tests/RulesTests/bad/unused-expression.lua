person.score:at_least(3)
requires { person.leader }
award "a" { title = "A", for_each = person, requires { person.leader } }
