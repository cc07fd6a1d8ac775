award "m1" { title = "1", for_each = person, requires { person.x1 } }
award "m2" { title = "2", for_each = person, requires { person.x2 } }
award "m3" { title = "3", for_each = person requires { person.leader } }
award "m4" { title = "4", for_each = person, requires { undefined_word(3) } }
award "m5" { title = "5", for_each = persn, requires { person.leader } }
award "m6" { title = "6", for_each = person, requires { person.score:at_least() } }
award "m7" { title = "7", for_each = person, requires { person.rating:streak("X") } }
award "m8" { title = "8", for_each = person, requires { nil_word.x:y() } }
award "m9" { title = "9", for_each = person, requires { math.floor("x") } }
award "m10" { title = "10", for_each = person, requires { person.leader }
