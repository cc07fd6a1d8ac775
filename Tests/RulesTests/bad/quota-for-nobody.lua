award "a" { title = "A", for_each = person, requires { person.leader } }
quota "aa" { seats = 3, rank = { highest(person.score) } }
quota "a" { seats = 3, rank = { person.score }, reserve "r" { person.leader }, cap "c" { each = person.unit } }
