award "a" { title = "A", for_each = person, requires { all {}, any {} }, standard "s" {} }
