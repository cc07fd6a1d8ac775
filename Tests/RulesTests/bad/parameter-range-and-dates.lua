parameter "p" { range = { 0, 100 }, { from = "2024-01-01", value = 170 } }
parameter "q" { { from = "2024-01-01", through = "2024-12-31", value = 1 }, { from = "2024-07-01", value = 2 } }
parameter "r" { { from = "01/01/2024", value = 1 } }
award "a" { title = "A", for_each = person, requires { person.score:at_least(param.p + param.q) } }
