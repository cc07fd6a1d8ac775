awrd "a" { title = "A", for_each = person, requires { person.leader } }
quota "a" { seats = 1 }
parameter "p" { { from = "2024-01-01" value = 3 } }
award "b" { title = "B", for_each = person, requires { person.score:at_least(param.p) } }
define "good" { for_each = person, person.leader person.leader }
award "c" { title = "C", for_each = person, requires { person.good, eligible "b" } }
threshold = 5
award "d" { title = "D", for_each = person, requires { person.score:at_least(threshold) } }
award "e" { title = "E", for_each = person, requires { eligible "f" } }
