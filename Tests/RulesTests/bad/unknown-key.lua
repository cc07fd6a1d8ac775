award "a" { titel = "A", for_each = person, requires { person.leader }, kind = "medal" }
