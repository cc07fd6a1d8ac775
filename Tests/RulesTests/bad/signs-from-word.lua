-- Chép từ Word: dấu gạch dài thay cho dấu trừ.
award "a" { title = "A", for_each = person, consider = "all", requires { person.score:at_least(90 – 5) } }
