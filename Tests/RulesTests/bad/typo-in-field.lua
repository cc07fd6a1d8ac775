award "a" { title = "A", for_each = person, requires { person.unit.headcont:at_least(3) } }
