award "a" { title = "A", for_each = person, requires { person.leader
award "b" { title = "B", for_each = person, requires { person.unit.hedcount:at_least(1) } }
