award "u" { title = "U", for_each = unit, consider = "all", requires { unit.headcount:at_least(1) } }
award "a" { title = "A", for_each = person, requires { awarded "u", awarded "nobody" } }
