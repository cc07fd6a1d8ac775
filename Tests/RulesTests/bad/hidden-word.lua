local award_id, unit = "a", 3
award (award_id) { title = "A", for_each = person, requires { person.score:at_least(unit) } }
