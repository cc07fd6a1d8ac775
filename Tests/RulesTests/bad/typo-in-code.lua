award "a" { title = "A", for_each = person, requires { person.rating:in_year(2024):is "HTXNSV" } }
