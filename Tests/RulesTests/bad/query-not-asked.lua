award "a" { title = "A", for_each = person, requires { person.honours:where { code = "LDTT" }, person.unit.members } }
