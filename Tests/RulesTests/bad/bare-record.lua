award "a" { title = "A", for_each = person, requires { unit.headcount:at_least(3), event.year:is(2024), outer.score:at_least(1) } }
