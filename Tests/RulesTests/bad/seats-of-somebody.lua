award "a" { title = "A", for_each = person, requires { person.leader } }
quota "a" { seats = person.score, rank = { highest(person.score) } }
