-- Chép từ Word: dấu nháy cong.
award "a" { title = “Giấy khen”, for_each = person, consider = "all", requires { person.leader } }
