define "x" { for_each = person, person.y }
define "y" { for_each = person, any { person.leader, person.x } }
award "a" { title = "A", for_each = person, requires { person.x } }
