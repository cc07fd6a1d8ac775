award "a" { title = "A", for_each = person, requires { person.leader:id "lanh_dao", person.score:at_least(1) } }
award "b" { title = "B", for_each = person, requires { person.leader } }
exclusive { "a", "b" }
requires { for_awards = { "a", "b" }, person.score:at_most(99) }
amend.award "a" { remove = { "lanh_dao" } }
withdraw.award "b"
