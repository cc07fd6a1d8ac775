local missing
award "a" { title = "A", title = "B", for_each = person, requires { person.leader, missing, person.score:at_least(3) } }
