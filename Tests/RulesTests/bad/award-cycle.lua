award "a" { title = "A", for_each = person, consider = "all", requires { awarded "b" } }
award "b" { title = "B", for_each = person, consider = "all", requires { person.unit.members:some(awarded "c") } }
award "c" { title = "C", for_each = person, consider = "all", requires { eligible "a" } }
