award "a" { title = "A", for_each = person, requires { person.leader:id "lanh_dao" } }
amend.award "a" { remove = { "lanh_daoo" } }
